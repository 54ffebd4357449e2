using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Pim.Application;
using Pim.Application.Schema;
using Pim.Domain.Schema;
using PimService.Requests;

namespace PimService.Schema;

/// <summary>The standard methods over one kind of schema noun: map in, ask the catalogue, map out.</summary>
internal sealed class SchemaRequests<TNoun, TMessage>(SchemaCatalog catalog, SchemaMapping<TNoun, TMessage> mapping)
    where TNoun : SchemaNoun
    where TMessage : class, IMessage
{
    /// <summary>Creates the noun that a message describes.</summary>
    public async Task<TMessage> CreateAsync(TMessage message, WriteOptions options, CancellationToken cancellationToken)
    {
        var unreadable = new ViolationList();
        var noun = mapping.Read(message, unreadable);
        var path = mapping.PathIn(message);
        await unreadable.ThrowIfAnyAsync(() => catalog.CreateAsync(noun, options.Dry(), cancellationToken), path);
        return mapping.Resource(await catalog.CreateAsync(noun, options, cancellationToken).At(path));
    }

    /// <summary>The noun of this name.</summary>
    public async Task<TMessage> GetAsync(string name, CancellationToken cancellationToken) =>
        mapping.Resource(await catalog.GetAsync<TNoun>(mapping.Collection, ResourceNames.Code(mapping.Collection, name), cancellationToken));

    /// <summary>Adds a page to an answer, cut at <see cref="AnswerSize.MaxPage"/>; answers the token of the next.</summary>
    /// <param name="into">Where to add it.</param>
    /// <param name="pageSize">As the caller asked.</param>
    /// <param name="pageToken">From the page before.</param>
    /// <param name="select">The nouns to list.</param>
    /// <param name="filter">What tells this selection from others, so that no token is good for another.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<string> ListAsync(
        RepeatedField<TMessage> into, int pageSize, string pageToken, Func<CatalogSchema, IEnumerable<TNoun>> select, string filter,
        CancellationToken cancellationToken)
    {
        var listing = $"{mapping.Collection}|{filter}";
        var page = await catalog.ListAsync(pageSize, pageToken, listing, select, cancellationToken);
        return AnswerSize.FillPage(into, page, mapping.Resource, listing, n => n.Code);
    }

    /// <summary>Changes the noun that a message names.</summary>
    public async Task<TMessage> UpdateAsync(TMessage message, FieldMask? mask, bool allowMissing, WriteOptions options, CancellationToken cancellationToken)
    {
        var unreadable = new ViolationList();
        var code = mapping.CodeOf(message, unreadable);
        var given = mapping.Whole(message, code, unreadable);
        var isMasked = mask is { Paths.Count: > 0 };
        if (isMasked && !allowMissing) unreadable = unreadable.Where(v => SchemaMapping<TNoun, TMessage>.Covers(mask!, v));
        var edit = isMasked ? mapping.Masked(mask!, given) : mapping.Populated(message, given);
        var (_, _, etag) = mapping.Identity(message);
        var path = mapping.PathIn(message);
        await unreadable.ThrowIfAnyAsync(() => WriteAsync(options.Dry()), path);
        return mapping.Resource(await WriteAsync(options).At(path));

        Task<TNoun> WriteAsync(WriteOptions how) =>
            catalog.UpdateAsync(mapping.Collection, code, edit, allowMissing ? given : null, Etag.Parse(etag), how, cancellationToken);
    }

    /// <summary>Deletes the noun of this name.</summary>
    public async Task<Empty> DeleteAsync(string name, string etag, WriteOptions options, CancellationToken cancellationToken)
    {
        await catalog.DeleteAsync(mapping.Collection, ResourceNames.Code(mapping.Collection, name), Etag.Parse(etag), options, cancellationToken);
        return new Empty();
    }
}
