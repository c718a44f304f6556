# The dashboard. Never built: see docs/sqlserver.md.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The SDK looks for global.json from here upwards.
WORKDIR /source
COPY . .
# A warning that is newer than the code, such as of a package's advisory, is no reason to build nothing.
RUN dotnet publish src/JobsDashboard -c Release -o /app -p:TreatWarningsAsErrors=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
COPY --from=build /app /app
# A new volume takes over owner and mode of this folder.
RUN install -d -o "$APP_UID" -g "$APP_UID" -m 700 /keys
# The base image names a port on all addresses, which the dashboard refuses.
ENV ASPNETCORE_HTTP_PORTS=
USER $APP_UID
ENTRYPOINT ["dotnet", "/app/JobsDashboard.dll"]
