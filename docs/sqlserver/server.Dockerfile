# SQL Server with Full-Text Search, which its image lacks. Never built: see docs/sqlserver.md.
FROM mcr.microsoft.com/mssql/server:2022-latest
USER root
RUN apt-get update && apt-get install -y --no-install-recommends curl gnupg \
 && curl -fsSL https://packages.microsoft.com/keys/microsoft.asc | gpg --dearmor -o /usr/share/keyrings/microsoft-prod.gpg \
 && curl -fsSL https://packages.microsoft.com/config/ubuntu/22.04/mssql-server-2022.list -o /etc/apt/sources.list.d/mssql-server.list \
 && apt-get update && apt-get install -y mssql-server-fts \
 && rm -rf /var/lib/apt/lists/*
USER mssql
