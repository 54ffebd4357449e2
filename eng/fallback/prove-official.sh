#!/usr/bin/env bash
# Shows that a feed which has the official packages wins over the fallback ones. Exit code 0: it does.
# The feed is a folder with packages of the official number, made from the fallback projects and marked; NuGet knows them by their number only.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
export NUGET_PACKAGES="$temp/cache"
version=$(sed -n 's/.*Include="Grpc.Core.Api" Version="\([^"]*\)".*/\1/p' "$root/Directory.Packages.props")
mark="stands-for-official"

dotnet msbuild "$root/eng/fallback/provide.proj" -v:q -nologo
for id in Grpc.Core.Api Grpc.Net.Common; do
  dotnet pack "$root/eng/fallback/$id" --artifacts-path "$temp/artifacts" -o "$temp/feed" \
    -p:Version="$version" -p:InformationalVersion="$mark" -p:RunAnalyzers=false -v q -nologo > /dev/null
done

# The consumer lies outside the repository and is told of the same fallback folder.
consumer() {
  mkdir -p "$temp/$1"
  cat > "$temp/$1/nuget.config" <<XML
<configuration>
  <packageSources>$2</packageSources>
  <fallbackPackageFolders><add key="fallback" value="$root/artifacts/fallback-packages" /></fallbackPackageFolders>
</configuration>
XML
  cat > "$temp/$1/consumer.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageReference Include="Grpc.Net.Client" Version="$version" /></ItemGroup>
</Project>
XML
  dotnet restore "$temp/$1" -v q > "$temp/$1/log" || { cat "$temp/$1/log"; exit 1; }
  grep -oE '"Grpc\.(Core\.Api|Net\.Common)/[0-9.]+"' "$temp/$1/obj/project.assets.json" | tr -d '"' | sort -u
}

official() { diff "$1" <(printf '%s\n' "Grpc.Core.Api/$version" "Grpc.Net.Common/$version") > /dev/null; }

echo "With the feeds of this machine:"
consumer without "" | tee "$temp/without-feed" | sed 's/^/  /'
official "$temp/without-feed" && { echo "They have the official packages, which were taken."; exit 0; }
echo "With a feed that has the official packages as well:"
consumer with "<add key='official' value='$temp/feed' />" | tee "$temp/resolved" | sed 's/^/  /'

official "$temp/resolved" || { echo "The official packages were not taken."; exit 1; }
for id in core.api net.common; do
  grep -aq "$mark" "$NUGET_PACKAGES/grpc.$id/$version"/lib/*/*.dll || { echo "grpc.$id is not the one of the feed."; exit 1; }
done
echo "The official packages were taken."
