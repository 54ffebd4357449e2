# The service in a container: docker build -t pim . && docker run -p 5080:5080 -v pim-data:/data pim --demo
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# Restoring depends on these files alone: a change of code finds this layer ready.
COPY global.json nuget.config Directory.Build.props Directory.Build.targets Directory.Packages.props Directory.Solution.targets ./
COPY eng/ eng/
COPY src/Pim.Application/Pim.Application.csproj src/Pim.Application/
COPY src/Pim.Domain/Pim.Domain.csproj src/Pim.Domain/
COPY src/Pim.Protos/Pim.Protos.csproj src/Pim.Protos/
COPY src/Pim.Storage.MongoDB/Pim.Storage.MongoDB.csproj src/Pim.Storage.MongoDB/
COPY src/Pim.Storage.Sqlite/Pim.Storage.Sqlite.csproj src/Pim.Storage.Sqlite/
COPY src/PimService/PimService.csproj src/PimService/
RUN dotnet restore src/PimService --use-current-runtime

COPY .editorconfig BannedSymbols.txt ./
COPY protos/ protos/
COPY demo/ demo/
COPY src/ src/
RUN dotnet publish src/PimService --no-restore --use-current-runtime --no-self-contained --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./

# Renditions of images are made with the tools of libvips; without them, originals are served all the same.
RUN apt-get update && apt-get install -y --no-install-recommends libvips-tools util-linux && rm -rf /var/lib/apt/lists/*

# The user without rights that the base image brings. A folder mounted here from outside must be writable for it.
RUN mkdir /data && chown $APP_UID:$APP_UID /data
USER $APP_UID
VOLUME /data

# The base image sets ports of its own, which the address takes the place of.
ENV ASPNETCORE_HTTP_PORTS= \
    Server__Address=http://*:5080 \
    Storage__DataFolder=/data
EXPOSE 5080

HEALTHCHECK --interval=10s --timeout=8s --start-period=30s --retries=3 CMD ["/app/PimService", "healthcheck"]
ENTRYPOINT ["/app/PimService"]
