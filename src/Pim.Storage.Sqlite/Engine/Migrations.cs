using System.Globalization;
using System.Reflection;
using Pim.Domain;

namespace Pim.Storage.Sqlite.Engine;

/// <summary>
/// Brings a catalogue file to the layout of this program: runs what is missing of the numbered files in Migrations, each in a transaction of
/// its own. The number of the last one stands in the file's user_version.
/// </summary>
internal static class Migrations
{
    public static void Run(Session session)
    {
        var files = Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal) && !n.Contains('/'))
            .Order(StringComparer.Ordinal).ToList();
        var version = session.Use("PRAGMA user_version").ReadNumber() ?? 0;
        if (version > files.Count)
        {
            throw new PimException(ErrorKind.FailedPrecondition, "STORE_TOO_NEW",
                $"The catalogue file has layout {version}; this program knows layouts up to {files.Count}. It was written by a later version: run that one.");
        }
        for (var i = (int)version; i < files.Count; i++)
        {
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            session.Execute($"BEGIN IMMEDIATE; {Read(files[i])}; PRAGMA user_version = {number}; COMMIT");
        }
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
