using System.CommandLine;
using System.Globalization;
using Pim.Application.Access;
using Pim.Cli.Import;
using Pim.Cli.Output;
using Pim.Domain.Access;
using Spectre.Console;

namespace Pim.Cli.Commands;

/// <summary>pim keys.</summary>
internal static class KeysCommand
{
    public static Command Build(CommonOptions common)
    {
        var command = new TaughtCommand("keys", "Makes and removes the keys that a service asks its callers for", """
            Keys are kept in a file, which the service is told of by its setting Access:KeyFile; it sees a changed file within seconds. The file
            holds no secrets: each is shown once, when its key is made. Callers such as pim itself take theirs from the environment variable PIM_KEY.

            Example:
              pim keys add storefront --file keys.json --allow content,events
            """);
        command.Subcommands.Add(BuildAdd(common));
        command.Subcommands.Add(BuildList(common));
        command.Subcommands.Add(BuildRemove(common));
        return command;
    }

    private static TaughtCommand BuildAdd(CommonOptions common)
    {
        var (name, file) = (Name(), FileOf());
        var allow = new Option<string>("--allow")
        {
            Description = $"What it allows, with commas between: {string.Join(", ", KeyFile.PermissionNames)}",
            HelpName = "PERMISSIONS",
            Required = true,
        };
        var expires = TimeOption.Of("--expires", "From when it allows nothing; without it, never");
        allow.Validators.Add(result =>
        {
            foreach (var unknown in Words(result.GetValueOrDefault<string>()).Where(word => KeyFile.Find(word) is null))
                result.AddError($"--allow: '{unknown}' is none of {string.Join(", ", KeyFile.PermissionNames)}.");
        });
        var command = new TaughtCommand("add", "Makes a key and prints its secret, which is shown only once", """
            content    reads finished content, its changes, and the schema: storefronts, marketplace jobs
            catalog    reads and changes products, assets, schema and publications: editors, imports
            events     sends what customers do, and asks what to suggest to one: storefronts
            insights   asks for reports, and keeps segments: analysts
            customers  reads and erases what is kept of single customers

            Examples:
              pim keys add storefront --file keys.json --allow content,events
              pim keys add erp --file keys.json --allow catalog --expires 2027-01-31
            """) { name, file, allow, expires };
        common.SetActionWithoutServer(command, (arguments, _) =>
        {
            var (path, secret) = (arguments.GetRequiredValue(file), AccessKey.NewSecret());
            var permissions = Words(arguments.GetRequiredValue(allow)).Aggregate(Permissions.None, (all, word) => all | KeyFile.Find(word)!.Value);
            var key = new AccessKey(arguments.GetRequiredValue(name), AccessKey.DigestOf(secret), permissions, arguments.GetValue(expires));
            var known = File.Exists(path) ? KeyFile.Read(path).Keys : [];
            if (known.Any(k => k.Name == key.Name)) throw new UnusableInputException($"{path} has a key named '{key.Name}' already; remove that first.");
            KeyFile.Write(path, new KeyRing([.. known, key]));
            common.Terminal.Output.WriteLine(secret);
            common.Terminal.Error.WriteLine($"The key '{key.Name}' is in {path}. Its secret, above, is not: keep it, it is shown only now.");
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static TaughtCommand BuildList(CommonOptions common)
    {
        var file = FileOf();
        var command = new TaughtCommand("list", "Lists the keys of a file", """
            Example:
              pim keys list --file keys.json
            """) { file };
        common.SetActionWithoutServer(command, (arguments, _) =>
        {
            var table = Tables.New(common.Terminal.Output, "key", "allows", "until");
            foreach (var key in KeyFile.Read(arguments.GetRequiredValue(file)).Keys)
            {
                var until = key.ExpireTime?.ToString("u", CultureInfo.InvariantCulture) ?? "";
                table.AddRow(key.Name, string.Join(", ", KeyFile.NamesOf(key.Permissions)), key.IsExpired(common.Terminal.Time.GetUtcNow())
                    ? $"{until} (run out)"
                    : until);
            }
            common.Terminal.Output.Write(table);
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static TaughtCommand BuildRemove(CommonOptions common)
    {
        var (name, file) = (Name(), FileOf());
        var command = new TaughtCommand("remove", "Removes a key: calls that come with it are refused within seconds", """
            Calls that run already go on to their end, watches too, until their connection breaks.

            Example:
              pim keys remove storefront --file keys.json
            """) { name, file };
        common.SetActionWithoutServer(command, (arguments, _) =>
        {
            var (path, gone) = (arguments.GetRequiredValue(file), arguments.GetRequiredValue(name));
            var keys = KeyFile.Read(path).Keys;
            var left = keys.Where(key => key.Name != gone).ToList();
            if (left.Count == keys.Count) throw new UnusableInputException($"{path} has no key named '{gone}'.");
            KeyFile.Write(path, new KeyRing(left));
            common.Terminal.Output.WriteLine($"The key '{gone}' is no longer in {path}.");
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static Argument<string> Name()
    {
        var name = new Argument<string>("name") { Description = "Who bears it: lower-case letters, digits and hyphens" };
        name.Validators.Add(result =>
        {
            if (!AccessKey.IsName(result.GetValueOrDefault<string>() ?? ""))
                result.AddError($"The name must be 1 to {AccessKey.MaxNameLength} lower-case letters, digits and hyphens.");
        });
        return name;
    }

    private static Option<string> FileOf() => new("--file") { Description = "The file of keys", HelpName = "FILE", Required = true };

    private static string[] Words(string? list) => (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
