using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Pim.V1;
using PimService.Tests.Assets;
using Value = Pim.V1.Value;

namespace PimService.Tests.Convergence;

/// <summary>Thinks of things to do to a shop, by chance.</summary>
internal sealed class ShopDriver(Random random, ShopModel model)
{
    private const int Skus = 40;
    private const int Assets = 6;

    /// <summary>The rows of the shop's schema.</summary>
    public static IEnumerable<CatalogRow> Schema()
    {
        yield return new() { Attribute = NameAttribute("Name") };
        yield return new() { Attribute = new Pim.V1.Attribute { Code = "size", Type = AttributeType.Number } };
        yield return new() { Attribute = new Pim.V1.Attribute { Code = "picture", Type = AttributeType.Asset } };
        yield return new() { Category = new Category { Code = "shop" } };
        foreach (var channel in ShopModel.Channels)
            yield return new() { Channel = new Pim.V1.Channel { Code = channel, CategoryTree = "shop", Locales = { new ChannelLocale { Locale = "en" } } } };
        yield return new()
        {
            Family = new Family { Code = "things", LabelAttribute = "name", ImageAttribute = "picture", Attributes = { "name", "size", "picture" } },
        };
        yield return new() { FamilyVariant = new FamilyVariant { Code = "sizes", Family = "things", Levels = { new VariantLevel { Axes = { "size" } } } } };
        yield return new() { AssociationType = UpsellType("Better") };
    }

    /// <summary>Thinks of one thing to do.</summary>
    public Operation Next() => random.Next(100) switch
    {
        < 36 => Edit(),
        < 66 => Publish(),
        < 76 => Unpublish(),
        < 82 => Delete(),
        < 88 => Schedule(),
        < 90 => Bulk(),
        < 98 => ChangeAsset(),
        _ => ChangeSchema(),
    };

    private Operation Edit()
    {
        var number = random.Next(Skus);
        var (sku, parent) = number < 3 ? ($"m{number}", "") : ($"p{number:00}", number % 4 == 3 ? $"m{number % 3}" : "");
        if (parent.Length > 0 && !model.Drafts.ContainsKey(parent)) return Operation.Nothing;
        // Variants are called as their model.
        var name = parent.Length > 0 || random.Next(4) == 0 ? "" : $"n{random.Next(1000)}";
        var upsell = Enumerable.Range(0, random.Next(3)).Select(_ => $"p{random.Next(Skus):00}").Distinct().Where(s => s != sku).ToList();
        var pictures = parent.Length > 0 ? [] : Enumerable.Range(0, random.Next(3)).Select(_ => Key()).Distinct().ToList();
        var draft = new Draft(sku, parent, name, random.Next(12) != 0, upsell, pictures);
        return new Operation(
            async connection => await new ProductService.ProductServiceClient(connection).UpdateProductAsync(
                new UpdateProductRequest { Product = Message(draft, number), AllowMissing = true, UpdateMask = new FieldMask { Paths = { "*" } } }),
            () => model.Drafts[sku] = draft);
    }

    private Operation Publish()
    {
        if (Pick() is not { } sku) return Operation.Nothing;
        var channel = ChannelByChance();
        return new Operation(
            async connection => await new PublicationService.PublicationServiceClient(connection)
                .PublishProductsAsync(new PublishProductsRequest { Channel = channel, Products = { $"products/{sku}" } }),
            () => model.Publish(channel, sku));
    }

    private Operation Unpublish()
    {
        if (Pick() is not { } sku) return Operation.Nothing;
        var channel = ChannelByChance();
        return new Operation(
            async connection => await new PublicationService.PublicationServiceClient(connection)
                .UnpublishProductsAsync(new UnpublishProductsRequest { Channel = channel, Products = { $"products/{sku}" } }),
            () => model.Unpublish(channel, sku));
    }

    private Operation Delete()
    {
        if (Pick() is not { } sku || model.Drafts.Values.Any(d => d.Parent == sku)) return Operation.Nothing;
        return new Operation(
            async connection => await new ProductService.ProductServiceClient(connection)
                .DeleteProductAsync(new DeleteProductRequest { Name = $"products/{sku}", AllowMissing = true }),
            () => model.Delete(sku));
    }

    // At a time that has passed, which counts at once; the schedule is gone when it was carried out.
    private Operation Schedule()
    {
        if (Pick() is not { } sku) return Operation.Nothing;
        var channel = ChannelByChance();
        var name = $"products/{sku}/publications/{channel}";
        return new Operation(
            async connection =>
            {
                var client = new PublicationService.PublicationServiceClient(connection);
                await client.SchedulePublicationAsync(new SchedulePublicationRequest { Name = name, PublishTime = new Timestamp { Seconds = 1 } });
                while ((await client.GetPublicationAsync(new GetPublicationRequest { Name = name })).Schedule is not null) await Task.Yield();
            },
            () => model.Publish(channel, sku));
    }

    private Operation Bulk()
    {
        var channel = ChannelByChance();
        return new Operation(
            async connection =>
            {
                using var call = new PublicationService.PublicationServiceClient(connection).BulkPublish(new BulkPublishRequest { Channel = channel });
                while (await call.ResponseStream.MoveNext(default)) Assert.Empty(call.ResponseStream.Current.Refusals);
            },
            () =>
            {
                foreach (var sku in model.Drafts.Keys) model.Publish(channel, sku);
            });
    }

    private Operation ChangeSchema()
    {
        var label = $"L{random.Next(1000)}";
        return random.Next(2) == 0
            ? new Operation(
                async connection => await new AttributeService.AttributeServiceClient(connection)
                    .UpdateAttributeAsync(new UpdateAttributeRequest { Attribute = NameAttribute(label) }),
                () => model.NameLabel = label)
            : new Operation(
                async connection => await new AssociationTypeService.AssociationTypeServiceClient(connection)
                    .UpdateAssociationTypeAsync(new UpdateAssociationTypeRequest { AssociationType = UpsellType(label) }),
                () => model.UpsellLabel = label);
    }

    private Operation ChangeAsset()
    {
        var (key, text, seed) = (Key(), $"t{random.Next(1000)}", random.Next(3));
        return random.Next(4) switch
        {
            0 => new Operation(connection => DeleteAsync(connection, key), () => model.Assets.Remove(key)),
            1 when model.Assets.ContainsKey(key) => new Operation(
                async connection => await new AssetService.AssetServiceClient(connection)
                    .UpdateAssetAsync(new UpdateAssetRequest { Asset = new Asset { Key = key, ValidUntil = new Timestamp { Seconds = 1 } } }),
                () => model.Assets[key] = null),
            _ => new Operation(connection => UploadAsync(connection, key, text, seed), () => model.Assets[key] = text),
        };
    }

    private static async Task DeleteAsync(GrpcChannel connection, string key)
    {
        try
        {
            await new AssetService.AssetServiceClient(connection).DeleteAssetAsync(new DeleteAssetRequest { Name = "assets/" + key, Force = true });
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            // It is not there, as it should be.
        }
    }

    // With all that can be said of it, so that nothing is left of what it was: not expired either.
    private static async Task UploadAsync(GrpcChannel connection, string key, string text, int seed)
    {
        var content = AssetFixture.Png(seed: seed);
        using var call = new AssetService.AssetServiceClient(connection).UploadAsset();
        var header = new UploadHeader { UploadId = Guid.NewGuid().ToString(), Asset = new Asset { Key = key, AlternativeTexts = { ["en"] = text } },
            Size = content.Length, UpdateMask = new FieldMask { Paths = { "*" } } };
        await call.RequestStream.WriteAsync(new UploadAssetRequest { Header = header });
        await call.RequestStream.WriteAsync(new UploadAssetRequest { Chunk = Google.Protobuf.ByteString.CopyFrom(content) });
        await call.RequestStream.CompleteAsync();
        await call.ResponseAsync;
    }

    private string Key() => $"a{random.Next(Assets)}";

    private string? Pick() => model.Drafts.Count == 0 ? null : model.Drafts.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(model.Drafts.Count));

    private string ChannelByChance() => ShopModel.Channels[random.Next(ShopModel.Channels.Length)];

    private static Product Message(Draft draft, int number)
    {
        var product = new Product { Sku = draft.Sku, Family = "things", Enabled = draft.Enabled, Parent = draft.Parent };
        if (draft.Sku[0] == 'm') (product.Type, product.FamilyVariant) = (Product.Types.Type.Model, "sizes");
        if (draft.Parent.Length > 0)
            (product.FamilyVariant, product.Values["size"]) = ("sizes", new ValueSet { Values = { new Value { Number = $"{number}" } } });
        if (draft.Name.Length > 0) product.Values["name"] = new ValueSet { Values = { new Value { Text = draft.Name } } };
        if (draft.Pictures.Count > 0)
            product.Values["picture"] = new ValueSet { Values = { new Value { Assets = new CodeList { Codes = { draft.Pictures } } } } };
        if (draft.Upsell.Count > 0) product.Associations["upsell"] = new CodeList { Codes = { draft.Upsell } };
        return product;
    }

    private static Pim.V1.Attribute NameAttribute(string label) => new() { Code = "name", Type = AttributeType.Text, Labels = { ["en"] = label } };

    private static AssociationType UpsellType(string label) => new() { Code = "upsell", Labels = { ["en"] = label } };
}

/// <summary>Something to do to a shop. Done twice, it is as done once: a call that a dying server may or may not have carried out is made again.</summary>
/// <param name="Call">Does it over the wire.</param>
/// <param name="Apply">Does it to the model.</param>
internal sealed record Operation(Func<GrpcChannel, Task> Call, Action Apply)
{
    public static readonly Operation Nothing = new(_ => Task.CompletedTask, () => { });
}
