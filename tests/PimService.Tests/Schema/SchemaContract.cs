using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace PimService.Tests.Schema;

/// <summary>What every kind of schema noun does over the wire. A subclass for each kind makes the calls.</summary>
public abstract class SchemaContract<T>(CatalogFixture fixture, string collection, string field) : IClassFixture<CatalogFixture>
    where T : class, IMessage<T>
{
    private const string RequestId = "3f2b8c1e-7a54-4d0b-9c1d-5e6f708192";

    /// <summary>The service.</summary>
    protected CatalogFixture Fixture => fixture;

    [Fact]
    public async Task Created_one_is_answered_with_name_etag_and_times_and_found_again()
    {
        var code = fixture.Fresh();
        var created = await CreateAsync(Named(code, ("de-DE", "Eins")));
        Assert.Equal($"{collection}/{code}", Text(created, "name"));
        Assert.Matches("^\"[0-9a-f]+\"$", Text(created, "etag"));
        Assert.NotNull(created.Descriptor.FindFieldByName("create_time").Accessor.GetValue(created));
        Assert.Equal(created, await GetAsync(Text(created, "name")));
        Assert.Contains(created, await AllAsync());
    }

    [Fact]
    public async Task Code_that_is_taken_already_exists()
    {
        var message = Named(fixture.Fresh());
        await CreateAsync(message);
        var refusal = await Refusal.OfAsync(() => CreateAsync(message));
        Assert.Equal((StatusCode.AlreadyExists, "ALREADY_EXISTS"), (refusal.Code, refusal.Reason));
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_by_its_field()
    {
        var refusal = await Refusal.OfAsync(() => CreateAsync(Named("no code", ("not a locale", "x"), ("de-DE", new string('x', 256)))));
        Assert.Equal(StatusCode.InvalidArgument, refusal.Code);
        Assert.Equal([$"{field}.code", $"{field}.labels.de-DE", $"{field}.labels.not a locale"], refusal.Fields.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Request_without_resource_is_refused()
    {
        var refusal = await Refusal.OfAsync(() => CreateAsync(null));
        Assert.Equal((StatusCode.InvalidArgument, "REQUIRED", field), (refusal.Code, refusal.Reason, refusal.Fields.Single()));
    }

    [Fact]
    public async Task Validate_only_answers_as_if_it_were_done_and_changes_nothing()
    {
        var code = fixture.Fresh();
        var answer = await CreateAsync(Named(code, ("de-DE", "Eins")), validateOnly: true);
        Assert.Equal($"{collection}/{code}", Text(answer, "name"));
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(() => GetAsync(Text(answer, "name")))).Code);

        var created = await CreateAsync(Named(code));
        await UpdateAsync(Named(code, ("de-DE", "Zwei")), validateOnly: true);
        await DeleteAsync(Text(created, "name"), validateOnly: true);
        Assert.Equal(created, await GetAsync(Text(created, "name")));
    }

    [Fact]
    public async Task Sent_again_with_its_request_id_it_changes_nothing_and_answers_the_current_state()
    {
        var message = Named(fixture.Fresh());
        var id = RequestId + "01";
        await CreateAsync(message, requestId: id);
        var changed = await UpdateAsync(Named(Text(message, "code"), ("de-DE", "Eins")));
        Assert.Equal(changed, await CreateAsync(message, requestId: id));
    }

    [Fact]
    public async Task Request_id_of_another_request_is_refused()
    {
        var code = fixture.Fresh();
        var id = RequestId + "02";
        await CreateAsync(Named(code), requestId: id);
        var refusal = await Refusal.OfAsync(() => CreateAsync(Named(code, ("de-DE", "Eins")), requestId: id));
        Assert.Equal((StatusCode.InvalidArgument, "REQUEST_ID_REUSED", "request_id"), (refusal.Code, refusal.Reason, refusal.Fields.Single()));
        Assert.Equal(["request_id"], (await Refusal.OfAsync(() => CreateAsync(Named(fixture.Fresh()), requestId: "once"))).Fields);
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        var name = $"{collection}/{fixture.Fresh()}";
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(() => GetAsync(name))).Code);
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(() => DeleteAsync(name))).Code);
        var refusal = await Refusal.OfAsync(() => UpdateAsync(Named(fixture.Fresh())));
        Assert.Equal(StatusCode.NotFound, refusal.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("products/x")]
    public async Task Name_of_another_kind_is_refused(string name)
    {
        Assert.Equal((StatusCode.InvalidArgument, "name"), await FieldAsync(() => GetAsync(name)));
        Assert.Equal((StatusCode.InvalidArgument, "name"), await FieldAsync(() => DeleteAsync(name)));
        var message = Named("");
        Set(message, "name", name);
        Assert.Equal((StatusCode.InvalidArgument, name.Length == 0 ? $"{field}.code" : $"{field}.name"), await FieldAsync(() => UpdateAsync(message)));
    }

    [Fact]
    public async Task Update_changes_what_its_mask_names_and_the_etag()
    {
        var created = await CreateAsync(Named(fixture.Fresh(), ("de-DE", "Eins"), ("en-US", "One")));
        var update = Named(Text(created, "code"), ("de-DE", "Zwei"));
        var one = await UpdateAsync(update, ["labels.de-DE"]);
        Assert.Equal(("Zwei", "One"), (Labels(one)["de-DE"], Labels(one)["en-US"]));
        Assert.NotEqual(Text(created, "etag"), Text(one, "etag"));
        var all = await UpdateAsync(update, ["labels"]);
        Assert.Equal(["de-DE"], Labels(all).Keys);
        Assert.Empty(Labels(await UpdateAsync(Named(Text(created, "code")), ["labels"])));
    }

    [Fact]
    public async Task Update_without_mask_changes_populated_fields_only()
    {
        var created = await CreateAsync(Named(fixture.Fresh(), ("de-DE", "Eins")));
        var bare = Activator.CreateInstance<T>();
        Set(bare, "name", Text(created, "name")); // by its name alone
        Assert.Equal(created, await UpdateAsync(bare));
        Labels(bare).Add("fr-FR", "Un");
        var updated = await UpdateAsync(bare);
        Assert.Equal(["fr-FR"], Labels(updated).Keys);
        Labels(updated).Clear();
        Labels(created).Clear();
        foreach (var changed in new[] { "etag", "update_time" })
        {
            var field = created.Descriptor.FindFieldByName(changed).Accessor;
            field.SetValue(updated, field.GetValue(created));
        }
        Assert.Equal(created, updated);
    }

    [Fact]
    public async Task Path_that_does_not_exist_is_refused()
    {
        var created = await CreateAsync(Named(fixture.Fresh()));
        Assert.Equal((StatusCode.InvalidArgument, "update_mask.paths[1]"), await FieldAsync(() => UpdateAsync(created, ["labels", "nothing"])));
        Assert.Equal((StatusCode.InvalidArgument, "update_mask.paths[0]"), await FieldAsync(() => UpdateAsync(created, ["update_time"])));
    }

    [Theory]
    [InlineData("\"fffffffffff\"")]
    [InlineData("\"nothing of ours\"")]
    [InlineData("unquoted")]
    public async Task Stale_etag_is_aborted_and_names_the_current_one(string stale)
    {
        var created = await CreateAsync(Named(fixture.Fresh()));
        var update = Named(Text(created, "code"), ("de-DE", "Eins"));
        Set(update, "etag", stale);
        foreach (var refusal in new[]
        {
            await Refusal.OfAsync(() => UpdateAsync(update)), await Refusal.OfAsync(() => DeleteAsync(Text(created, "name"), stale)),
        })
        {
            Assert.Equal((StatusCode.Aborted, "STALE_ETAG"), (refusal.Code, refusal.Reason));
            Assert.Equal(Text(created, "etag"), refusal.Facts["etag"]);
        }
        Set(update, "etag", Text(created, "etag"));
        var updated = await UpdateAsync(update);
        await DeleteAsync(Text(created, "name"), Text(updated, "etag"));
    }

    [Fact]
    public async Task Update_that_changes_nothing_keeps_the_etag()
    {
        var created = await CreateAsync(Named(fixture.Fresh(), ("de-DE", "Eins")));
        Assert.Equal(created, await UpdateAsync(created));
        Assert.Equal(created, await UpdateAsync(created, ["*"]));
    }

    [Fact]
    public async Task Missing_one_is_created_when_the_update_allows_it()
    {
        var code = fixture.Fresh();
        var created = await UpdateAsync(Named(code, ("de-DE", "Eins")), ["labels.fr-FR"], allowMissing: true);
        Assert.Equal("Eins", Labels(created)["de-DE"]);
        Assert.Equal(created, await GetAsync($"{collection}/{code}"));
    }

    [Fact]
    public async Task Deleted_one_is_gone()
    {
        var created = await CreateAsync(Named(fixture.Fresh()));
        await DeleteAsync(Text(created, "name"));
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(() => GetAsync(Text(created, "name")))).Code);
        Assert.DoesNotContain(created, await AllAsync());
    }

    [Fact]
    public async Task Pages_hold_each_once_in_order_of_their_codes()
    {
        for (var i = 0; i < 5; i++) await CreateAsync(Named(fixture.Fresh("page")));
        var codes = (await AllAsync()).Select(m => Text(m, "code")).ToList();
        var paged = new List<string>();
        for (var token = ""; ;)
        {
            (var items, token) = await ListAsync(2, token);
            paged.AddRange(items.Select(m => Text(m, "code")));
            if (token.Length == 0) break;
            Assert.Equal(2, items.Count);
        }
        Assert.Equal(codes, paged);
        Assert.Equal(codes.Order(StringComparer.Ordinal), codes);
        Assert.Equal(codes.Count, (await ListAsync(5_000, "")).Items.Count);
    }

    [Fact]
    public async Task Token_that_is_damaged_or_of_another_listing_is_refused()
    {
        await CreateAsync(Named(fixture.Fresh()));
        await CreateAsync(Named(fixture.Fresh()));
        var (_, token) = await ListAsync(1, "");
        foreach (var other in new[] { "!", token[..^2], "A" + token, await OtherTokenAsync() })
            Assert.Equal((StatusCode.InvalidArgument, "page_token"), await FieldAsync(() => ListAsync(1, other)));
        Assert.Equal((StatusCode.InvalidArgument, "page_size"), await FieldAsync(() => ListAsync(-1, "")));
    }

    /// <summary>One that can be created, with its code set.</summary>
    protected abstract T New(string code);

    protected abstract Task<T> CreateAsync(T? message, bool validateOnly = false, string requestId = "");

    protected abstract Task<T> GetAsync(string name);

    protected abstract Task<(IReadOnlyList<T> Items, string Token)> ListAsync(int pageSize, string pageToken);

    protected abstract Task<T> UpdateAsync(T message, string[]? mask = null, bool allowMissing = false, bool validateOnly = false);

    protected abstract Task DeleteAsync(string name, string etag = "", bool validateOnly = false);

    /// <summary>The status and the one field at fault of a refused call.</summary>
    protected static async Task<(StatusCode Code, string Field)> FieldAsync(Func<Task> call)
    {
        var refusal = await Refusal.OfAsync(call);
        return (refusal.Code, Assert.Single(refusal.Fields));
    }

    /// <summary>A mask of these paths.</summary>
    protected static FieldMask? Mask(string[]? paths) => paths is null ? null : new FieldMask { Paths = { paths } };

    private T Named(string code, params (string Locale, string Label)[] labels)
    {
        var message = New(code);
        foreach (var (locale, label) in labels) Labels(message).Add(locale, label);
        return message;
    }

    private async Task<IReadOnlyList<T>> AllAsync() => (await ListAsync(1_000, "")).Items;

    private async Task<string> OtherTokenAsync()
    {
        await fixture.CreateAsync(fixture.Lamp());
        await fixture.CreateAsync(fixture.Lamp());
        return (await fixture.Products.ListProductsAsync(new Pim.V1.ListProductsRequest { PageSize = 1 })).NextPageToken;
    }

    private static string Text(T message, string field) => (string)message.Descriptor.FindFieldByName(field).Accessor.GetValue(message);

    private static void Set(T message, string field, string value) => message.Descriptor.FindFieldByName(field).Accessor.SetValue(message, value);

    private static MapField<string, string> Labels(T message) =>
        (MapField<string, string>)message.Descriptor.FindFieldByName("labels").Accessor.GetValue(message);
}
