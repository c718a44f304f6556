# SQL Server 2022 with Full-Text Search, both from Microsoft's packages and so of one version: Microsoft's image is made of no
# package, and the package of Full-Text Search would put a second server over it. Building it accepts Microsoft's licences.
# There are packages for amd64 only. Never built: see docs/sqlserver.md.
FROM ubuntu:22.04
ARG DEBIAN_FRONTEND=noninteractive
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl locales \
 # sqlcmd ends at once without it.
 && locale-gen en_US.UTF-8 \
 && curl -fsSL https://packages.microsoft.com/keys/microsoft.asc -o /usr/share/keyrings/microsoft.asc \
 && for part in mssql-server-2022 prod; do \
        echo "deb [arch=amd64 signed-by=/usr/share/keyrings/microsoft.asc] https://packages.microsoft.com/ubuntu/22.04/$part jammy main"; \
    done > /etc/apt/sources.list.d/microsoft.list \
 && apt-get update && ACCEPT_EULA=Y apt-get install -y --no-install-recommends mssql-server mssql-server-fts mssql-tools18 \
 && rm -rf /var/lib/apt/lists/*
# A new volume takes over owner and contents of this folder: the server's user, and nothing that an installation may have left.
RUN rm -rf /var/opt/mssql && install -d -o mssql -g mssql -m 770 /var/opt/mssql
USER mssql
CMD ["/opt/mssql/bin/sqlservr"]
