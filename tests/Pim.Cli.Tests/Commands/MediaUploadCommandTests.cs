using Grpc.Core;
using Pim.Cli.Commands;
using Pim.V1;

namespace Pim.Cli.Tests.Commands;

public sealed class MediaUploadCommandTests : CommandTests
{
    [Fact]
    public async Task Files_become_assets_by_their_paths_and_products_name_them_in_order()
    {
        Write("TENT-3.png", "TENT-3_2.png", "boots/RIDGE.png", ".hidden");

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("media", "upload", Folder.Path, "--attribute", "images", "--role", "gallery"));

        Assert.Equal(["TENT-3.png", "TENT-3_2.png", "boots/RIDGE.png"], Server.Assets.Stored.Keys);
        Assert.All(Server.Assets.Uploads, u => Assert.Equal(Asset.Types.Role.Gallery, u.Asset.Role));
        Assert.Equal(["RIDGE: boots/RIDGE.png", "TENT-3: TENT-3.png TENT-3_2.png"],
            Server.Products.Updates.Select(u => $"{u.Product.Sku}: {string.Join(' ', u.Product.Values["images"].Values[0].Assets.Codes)}")
                .Order(StringComparer.Ordinal));
        Assert.All(Server.Products.Updates, u => Assert.Equal(["values.images"], u.UpdateMask.Paths));
    }

    [Fact]
    public async Task One_file_goes_by_its_name_and_leaves_its_neighbours()
    {
        Write("boots/TENT-3_2.png", "boots/other.png");

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("media", "upload", Folder.PathOf("boots/TENT-3_2.png"), "--attribute", "images"));

        Assert.Equal(["TENT-3_2.png"], Server.Assets.Stored.Keys);
        Assert.Equal("TENT-3", Assert.Single(Server.Products.Updates).Product.Sku);
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_sent_again_also_when_its_place_was_taken_out_of_it()
    {
        Write("a.png", "b.png", "c.png");
        await Terminal.RunAsync("media", "upload", Folder.Path);
        var stripped = Server.Assets.Stored["b.png"];
        (stripped.SentSha256, stripped.Sha256) = (stripped.Sha256, new string('0', 64));
        Folder.Write("c.png", "other");
        Server.Assets.Uploads.Clear();

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("media", "upload", Folder.Path));

        Assert.All(Server.Assets.Uploads, u => Assert.Equal("c.png", u.Asset.Key));
        Assert.Equal("other"u8.ToArray(), Server.Assets.Files["c.png"]);
    }

    [Fact]
    public async Task A_file_that_is_refused_stands_in_nobodys_way()
    {
        Write("a.png", "b.png", "c.png");
        Server.Assets.Fail = key => key == "b.png" ? new RpcException(new Status(StatusCode.Aborted, "Another call goes on with it.")) : null;

        Assert.Equal(ExitCodes.Refused, await Terminal.RunAsync("media", "upload", Folder.Path, "--attribute", "images"));

        Assert.Equal(["a.png", "c.png"], Server.Assets.Stored.Keys);
        Assert.Equal(["a", "c"], Server.Products.Updates.Select(u => u.Product.Sku));
        Assert.Contains($"Refused: {Folder.PathOf("b.png")}: Another call goes on with it.", Terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_asks_about_each_file_and_sends_none()
    {
        Write("a.png", "b.mp4");
        Server.Assets.Fail = key => key == "b.mp4" ? new RpcException(new Status(StatusCode.InvalidArgument, "header.size: Must be at most 4 bytes.")) : null;

        Assert.Equal(ExitCodes.Refused, await Terminal.RunAsync("media", "upload", Folder.Path, "--attribute", "images", "--dry-run"));

        Assert.Empty(Server.Assets.Stored);
        Assert.Empty(Server.Products.Updates);
        Assert.All(Server.Assets.Uploads, u => Assert.True(u.ValidateOnly));
        Assert.Equal("a.png -> a images\n2 files, 1 of them refused; nothing was sent: this was a dry run.\n", Terminal.Output);
        Assert.Contains("Must be at most 4 bytes.", Terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_csv_says_what_files_are()
    {
        Write("a.png", "b.png");
        var csv = Folder.Write("media.csv", "file,key,sku,attribute,role,tags,alt-de-DE\na.png,tents/a.png,TENT-3,images,main_image,x|y,Ein Zelt\n");

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("media", "upload", Folder.Path, "--csv", csv));

        var asset = Server.Assets.Uploads[^1].Asset;
        Assert.Equal(("tents/a.png", Asset.Types.Role.MainImage, "x,y", "Ein Zelt"),
            (asset.Key, asset.Role, string.Join(',', asset.Tags), asset.AlternativeTexts["de-DE"]));
        Assert.Equal("TENT-3", Server.Products.Updates.Single().Product.Sku);
    }

    [Theory]
    [InlineData("file\nnone.png\n", "line 2: there is no file none.png")]
    [InlineData("file\n../../etc/passwd\n", "line 2: there is no file ../../etc/passwd")]
    [InlineData("file,sku\na.png,TENT-3\n", "a sku needs an attribute")]
    [InlineData("file,colour\na.png,red\n", "the column \"colour\" is not known")]
    [InlineData("name\na.png\n", "there is no column \"file\"")]
    [InlineData("file,role\na.png,hero\n", "'hero' is no role")]
    public async Task A_csv_that_is_wrong_is_refused_before_anything_is_sent(string csv, string told)
    {
        Write("a.png");
        Assert.Equal(ExitCodes.UnusableInput, await Terminal.RunAsync("media", "upload", Folder.Path, "--csv", Folder.Write("media.csv", csv)));
        Assert.Contains(told, Terminal.Error, StringComparison.Ordinal);
        Assert.Empty(Server.Assets.Uploads);
    }

    private void Write(params string[] names)
    {
        foreach (var name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Folder.PathOf(name))!);
            Folder.Write(name, $"file {name}");
        }
    }
}
