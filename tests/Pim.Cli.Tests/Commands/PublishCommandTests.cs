using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pim.Cli.Commands;
using Pim.V1;
using Action = Pim.V1.BulkPublishRequest.Types.Action;
using Value = Pim.V1.Value;

namespace Pim.Cli.Tests.Commands;

public sealed class PublishCommandTests : CommandTests
{
    [Fact]
    public async Task Named_products_are_published_and_shown_with_the_models_taken_along()
    {
        Server.Publications.TakenAlong.Add(TestPublications.Publication("products/M-1/publications/web"));

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("publish", "A-1", "a/1", "A-1", "--channel", "web"));

        var request = Assert.Single(Server.Publications.Published);
        Assert.Equal(("web", false, "products/A-1 products/a%2F1"), (request.Channel, request.ValidateOnly, string.Join(' ', request.Products)));
        Assert.Matches(@"a/1 +revision 7 +2027-01-15 08:00:00Z +ann\n", Terminal.Output);
        Assert.Matches(@"M-1 +revision 7 +2027-01-15 08:00:00Z +ann +model taken along\n", Terminal.Output);
    }

    [Fact]
    public async Task Products_are_withdrawn()
    {
        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("unpublish", "A-1", "--channel", "web", "--dry-run"));

        Assert.True(Assert.Single(Server.Publications.Unpublished).ValidateOnly);
        Assert.Matches(@"A-1 +no\n", Terminal.Output);
        Assert.Contains("Nothing was changed: this was a dry run.", Terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_names_the_products_and_what_is_missing()
    {
        Server.Publications.Refusal = TestTransfer.Reject(
            "products[1].completeness: Missing: name. (and 1 more)", ("products[1].completeness", "Missing: name."),
                ("products[0].review", "Not reviewed.")).Error;

        Assert.Equal(ExitCodes.Refused, await Terminal.RunAsync("publish", "A-1", "A-2", "--channel", "web"));

        Assert.Equal(
            """
            Error: A-2: completeness: Missing: name. (and 1 more) (INVALID_ARGUMENT, SOME_REASON)
              A-2: completeness: Missing: name.
              A-1: review: Not reviewed.
            """, Terminal.Error.Trim());
    }

    [Theory]
    [InlineData("publish", Action.Publish, "published")]
    [InlineData("unpublish", Action.Unpublish, "withdrawn")]
    public async Task All_that_matches_is_worked_off_and_counted_and_the_refused_are_named(string command, Action action, string done)
    {
        Server.Publications.Bulk.Add(new BulkPublishResponse
        {
            MatchedCount = 2,
            Refusals = { new BulkPublishResponse.Types.Refusal { Product = "products/a%2F1", Error = TestTransfer.Reject("No.", ("completeness", "Missing: name.")).Error } },
        });
        Server.Publications.Bulk.Add(new BulkPublishResponse { MatchedCount = 1_200, ChangedCount = 1_000, UnchangedCount = 199, RefusedCount = 1 });

        Assert.Equal(ExitCodes.Refused, await Terminal.RunAsync(command, "--filter", "family = \"mugs\"", "--channel", "web", "--dry-run"));

        var request = Assert.Single(Server.Publications.Bulks);
        Assert.Equal(("web", action, "family = \"mugs\"", true), (request.Channel, request.Action, request.Filter, request.ValidateOnly));
        Assert.Equal("Refused: a/1\n  completeness: Missing: name.\n", Terminal.Error);
        Assert.Matches($@"channel +products +{done} +unchanged +refused\n *web +1,200 +1,000 +199 +1\n", Terminal.Output);
    }

    [Fact]
    public async Task All_products_are_published_when_nothing_is_said_but_all()
    {
        Server.Publications.Bulk.Add(new BulkPublishResponse { MatchedCount = 1, ChangedCount = 1 });

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("publish", "--all", "--channel", "web"));

        Assert.Equal(("", false), (Server.Publications.Bulks.Single().Filter, Server.Publications.Bulks.Single().ValidateOnly));
    }

    [Fact]
    public async Task What_breaks_off_tells_how_far_it_came()
    {
        Server.Publications.Bulk.Add(new BulkPublishResponse { MatchedCount = 250, ChangedCount = 240, UnchangedCount = 10 });
        Server.Publications.BulkError = new RpcException(new Status(StatusCode.Unavailable, "Gone."));

        Assert.Equal(ExitCodes.Unreachable, await Terminal.RunAsync("publish", "--all", "--channel", "web"));

        Assert.Matches(@"web +250 +240 +10 +0", Terminal.Output);
        Assert.Contains("sent again, it does the rest", Terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publications_are_shown_for_every_channel()
    {
        var scheduled = TestPublications.Publication("products/A-1/publications/web");
        (scheduled.DraftDiffers, scheduled.Schedule) = (true,
            new PublicationSchedule { ExpireTime = new Timestamp { Seconds = 1_900_000_000 }, Error = "No name." });
        Server.Publications.Stored.Add(new Publication { Name = "products/A-1/publications/print", DraftDiffers = true });
        Server.Publications.Stored.Add(scheduled);

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("publications", "A-1"));

        Assert.Matches(@"print +no\n", Terminal.Output);
        Assert.Matches(@"web +revision 7 +2027-01-15 08:00:00Z +ann +differs +withdraw at 2030-03-17 17:46:40Z, refused: No name\.\n", Terminal.Output);
    }

    [Fact]
    public async Task A_schedule_takes_times_of_UTC_or_with_their_distance_from_it_and_is_dropped_without()
    {
        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync(
            "schedule", "A-1", "--channel", "web", "--publish-at", "2026-12-24T06:00", "--expire-at", "2026-12-26T00:00:30+01:00"));
        Assert.Equal("publish at 2026-12-24 06:00:00Z, withdraw at 2026-12-25 23:00:30Z\n", Terminal.Output);

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("schedule", "A-1", "--channel", "web", "--clear"));
        Assert.EndsWith("Nothing is scheduled.\n", Terminal.Output, StringComparison.Ordinal);
        Assert.All(Server.Publications.Schedules, s => Assert.Equal("products/A-1/publications/web", s.Name));
    }

    [Fact]
    public async Task A_draft_is_submitted_and_sent_back_with_a_note()
    {
        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("review", "A-1"));
        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("review", "A-1", "--submit", "--note", "[Neu]"));
        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("review", "A-1", "--return", "--note", "Bild fehlt"));

        Assert.Equal(
            """
            published: the channels that have the product have this draft, since 2027-01-15 08:00:00Z by ann
            ready: submitted for review, since 2027-01-15 08:00:00Z by ann
            [Neu]
            draft: being worked on, since 2027-01-15 08:00:00Z by ann
            Bild fehlt
            """, Terminal.Output.Trim());
    }

    [Fact]
    public async Task Differences_are_shown_side_by_side_and_long_texts_where_they_begin_to_differ()
    {
        var start = new string('a', 300);
        Server.Publications.Diff = new DiffPublicationResponse
        {
            PublishedRevision = "products/A-1/revisions/7", DraftRevision = "products/A-1/revisions/9",
            Differences =
            {
                new FieldDiff { Field = "enabled", PublishedText = "true", DraftText = "false" },
                new FieldDiff
                {
                    Field = "values.name",
                    Published = { new Value { Locale = "de-DE", Text = start + "!" }, new Value { Channel = "web", Locale = "en-US", Text = "Mug" } },
                    Draft = { new Value { Locale = "de-DE", Text = start + "?\nJa" }, new Value { Locale = "fr-FR", Text = "[Tasse]" } },
                },
                new FieldDiff { Field = "values.manual" },
            },
        };

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("diff", "A-1", "--channel", "web"));

        var cut = $"…{new string('a', 30)}";
        Assert.Matches(@"field +channel +locale +published \(revision 7\) +draft \(revision 9\)\n", Terminal.Output);
        Assert.Matches(@"enabled +true +false\n", Terminal.Output);
        Assert.Matches($@"values\.name +de-DE +{cut}! +{cut}\? Ja\n", Terminal.Output);
        Assert.Matches(@"values\.name +web +en-US +Mug\n", Terminal.Output);
        Assert.Matches(@"values\.name +fr-FR +\[Tasse\]\n", Terminal.Output);
        Assert.Matches(@"values\.manual +\(too large to show\) +\(too large to show\)\n", Terminal.Output);
    }

    [Fact]
    public async Task A_draft_without_differences_and_one_that_is_new_say_so()
    {
        Server.Publications.Diff = new DiffPublicationResponse { PublishedRevision = "products/A-1/revisions/7", DraftRevision = "products/A-1/revisions/7" };
        await Terminal.RunAsync("diff", "A-1", "--channel", "web");
        Assert.Equal("web has the draft as it is: revision 7.\n", Terminal.Output);

        Server.Publications.Diff = new DiffPublicationResponse
        {
            DraftRevision = "products/A-1/revisions/7", Differences = { new FieldDiff { Field = "enabled", DraftText = "true" } },
        };
        await Terminal.RunAsync("diff", "A-1", "--channel", "web");
        Assert.Contains("web does not have it yet: all of it is new.", Terminal.Output, StringComparison.Ordinal);
    }
}
