using System.CommandLine;
using Pim.Cli.Output;
using Pim.Client;
using Pim.V1;
using Spectre.Console;
using State = Pim.V1.Review.Types.State;

namespace Pim.Cli.Commands;

/// <summary>pim review.</summary>
internal static class ReviewCommand
{
    public static Command Build(CommonOptions common)
    {
        var sku = new Argument<string>("SKU") { Description = "The SKU of the product, or the code of the product model" };
        var submit = new Option<bool>("--submit") { Description = "Say that the draft is ready to be published" };
        var back = new Option<bool>("--return") { Description = "Send the draft back to its editor" };
        var note = new Option<string?>("--note") { Description = "What to say with it", HelpName = "TEXT" };
        var command = new TaughtCommand("review", "Tells where a draft stands on its way to the channels, or moves it on", """
            Channels may take only drafts that were submitted for review. Every edit makes a draft that was not.

            Examples:
              pim review 1111111171
              pim review 1111111171 --submit --note 'New pictures'
            """) { sku, submit, back, note };
        command.Validators.Add(result =>
        {
            if (result.GetValue(submit) && result.GetValue(back)) result.AddError("--submit and --return exclude each other.");
            if (result.GetValue(note) is not null && !result.GetValue(submit) && !result.GetValue(back))
                result.AddError("--note goes with --submit or --return.");
        });
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var client = new PublicationService.PublicationServiceClient(connection.Invoker);
            var name = ResourceNames.Review(arguments.GetRequiredValue(sku));
            var said = arguments.GetValue(note) ?? "";
            var review = (arguments.GetValue(submit), arguments.GetValue(back)) switch
            {
                (true, _) => await client.SubmitForReviewAsync(new() { Name = name, Note = said }, cancellationToken: cancellationToken),
                (_, true) => await client.ReturnToDraftAsync(new() { Name = name, Note = said }, cancellationToken: cancellationToken),
                _ => await client.GetReviewAsync(new() { Name = name }, cancellationToken: cancellationToken),
            };
            common.Terminal.Output.WriteLine($"{Describe(review.State)}, since {PublicationText.Time(review.Time)} by {review.Actor}");
            if (review.Note.Length > 0) common.Terminal.Output.WriteLine(review.Note);
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Describe(State state) => state switch
    {
        State.Draft => "draft: being worked on",
        State.Ready => "ready: submitted for review",
        State.Published => "published: the channels that have the product have this draft",
        _ => state.ToString(),
    };
}
