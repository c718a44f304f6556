# The dashboard. Never built: see docs/sqlserver.md.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
COPY . /source
RUN dotnet publish /source/src/JobsDashboard -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
COPY --from=build /app /app
ENTRYPOINT ["dotnet", "/app/JobsDashboard.dll"]
