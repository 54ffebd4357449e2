using Pim.Client;
using Pim.V1;

namespace Pim.MarketplaceSync.Mapping;

/// <summary>Holds a mapping against the service: a channel, locale, currency or attribute that is not there would only show as fields without values.</summary>
internal sealed class ServiceCheck(PimConnection connection)
{
    /// <summary>Checks it.</summary>
    /// <param name="file">The file, for what is said.</param>
    /// <param name="mapping">The mapping.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MappingException">It does not fit the service.</exception>
    public async Task CheckAsync(string file, FeedMapping mapping, CancellationToken cancellationToken)
    {
        var errors = new List<string>();
        if (await FindChannelAsync(mapping.Channel, cancellationToken) is { } channel) Check(mapping, channel, errors);
        else errors.Add($"channel: the service has no channel '{mapping.Channel}'.");
        var known = new Dictionary<string, V1.Attribute>(StringComparer.Ordinal);
        await foreach (var attribute in new AttributeService.AttributeServiceClient(connection.Invoker).ListAllAsync(cancellationToken))
            known[attribute.Code] = attribute;
        foreach (var field in mapping.Fields) Check(field, known, errors);
        if (errors.Count > 0) throw new MappingException(file, errors);
    }

    private async Task<Channel?> FindChannelAsync(string code, CancellationToken cancellationToken)
    {
        await foreach (var channel in new ChannelService.ChannelServiceClient(connection.Invoker).ListAllAsync(cancellationToken))
        {
            if (channel.Code == code) return channel;
        }
        return null;
    }

    private static void Check(FeedMapping mapping, Channel channel, List<string> errors)
    {
        foreach (var (index, feed) in mapping.Feeds.Index())
        {
            if (channel.Locales.All(l => l.Locale != feed.Locale))
                errors.Add($"feeds[{index}].locale: the channel {channel.Code} does not serve '{feed.Locale}'; it serves {string.Join(", ", channel.Locales.Select(l => l.Locale))}.");
            if (feed.Currency.Length > 0 && !channel.Currencies.Contains(feed.Currency))
                errors.Add($"feeds[{index}].currency: the channel {channel.Code} shows no prices in {feed.Currency}; it shows {string.Join(", ", channel.Currencies)}.");
        }
    }

    private static void Check(FieldMapping field, Dictionary<string, V1.Attribute> known, List<string> errors)
    {
        foreach (var code in field.From.Select(f => f.Attribute).OfType<string>().Concat(field.Details).Where(c => !known.ContainsKey(c)))
            errors.Add($"fields.{field.Rule.Name}: the service has no attribute '{code}'.");
        foreach (var source in field.From.Where(f => f.Attribute is { } code && known.ContainsKey(code)))
        {
            var attribute = known[source.Attribute!];
            foreach (var column in field.Columns.Where(c => attribute.Columns.All(a => a.Code != c.Value)))
                errors.Add($"fields.{field.Rule.Name}.columns.{column.Key}: '{attribute.Code}' has no column '{column.Value}'.");
        }
    }
}
