using Grpc.Core;
using PimService.Tests.Schema;
using V1 = Pim.V1;

namespace PimService.Tests.Categories;

public sealed class CategoryServiceTests(CatalogFixture fixture) : SchemaContract<V1.Category>(fixture, "categories", "category")
{
    private V1.CategoryService.CategoryServiceClient Client => new(Fixture.Channel);
    [Fact]
    public async Task Subtree_is_listed_with_its_root()
    {
        var (root, child) = (Fixture.Fresh("root"), Fixture.Fresh("child"));
        await CreateAsync(new V1.Category { Code = root });
        await CreateAsync(new V1.Category { Code = child, Parent = root });
        var listed = await Client.ListCategoriesAsync(new() { Subtree = root });
        Assert.Equal([child, root], listed.Categories.Select(c => c.Code).Order(StringComparer.Ordinal));
        Assert.Empty((await Client.ListCategoriesAsync(new() { Subtree = Fixture.Fresh() })).Categories);
    }

    [Fact]
    public async Task Category_cannot_stand_below_itself()
    {
        var (root, child) = (Fixture.Fresh("root"), Fixture.Fresh("child"));
        await CreateAsync(new V1.Category { Code = root });
        await CreateAsync(new V1.Category { Code = child, Parent = root });
        var refusal = await Refusal.OfAsync(() => UpdateAsync(new V1.Category { Code = root, Parent = child }));
        Assert.Equal((StatusCode.FailedPrecondition, "CATEGORY_CYCLE", "category.parent"), (refusal.Code, refusal.Reason, refusal.Fields.Single()));
    }

    [Fact]
    public async Task Category_is_made_a_root_by_naming_its_parent_and_giving_none()
    {
        var created = await CreateAsync(New(Fixture.Fresh()));
        Assert.Equal("", (await UpdateAsync(new V1.Category { Code = created.Code }, ["parent"])).Parent);
    }

    [Fact]
    public async Task Category_with_children_cannot_be_deleted() =>
        Assert.Equal(StatusCode.FailedPrecondition, (await Refusal.OfAsync(() => DeleteAsync("categories/shop"))).Code);

    protected override V1.Category New(string code) => new() { Code = code, Parent = "lighting", Position = 2 };

    protected override async Task<V1.Category> CreateAsync(V1.Category? message, bool validateOnly = false, string requestId = "") =>
        await Client.CreateCategoryAsync(new() { Category = message, ValidateOnly = validateOnly, RequestId = requestId });

    protected override async Task<V1.Category> GetAsync(string name) => await Client.GetCategoryAsync(new() { Name = name });

    protected override async Task<(IReadOnlyList<V1.Category> Items, string Token)> ListAsync(int pageSize, string pageToken)
    {
        var page = await Client.ListCategoriesAsync(new() { PageSize = pageSize, PageToken = pageToken });
        return (page.Categories, page.NextPageToken);
    }

    protected override async Task<V1.Category> UpdateAsync(V1.Category message, string[]? mask = null, bool allowMissing = false, bool validateOnly = false) =>
        await Client.UpdateCategoryAsync(new() { Category = message, UpdateMask = Mask(mask), AllowMissing = allowMissing, ValidateOnly = validateOnly });

    protected override async Task DeleteAsync(string name, string etag = "", bool validateOnly = false) =>
        await Client.DeleteCategoryAsync(new() { Name = name, Etag = etag, ValidateOnly = validateOnly });
}
