using Pim.Domain;
using Pim.Domain.Publications;

namespace Pim.Application.Publications;

public sealed partial class Publisher
{
    private const int DueAtOnce = 100;

    /// <summary>
    /// Sets when a product is to be published and withdrawn, in place of what was set before; both null drops the schedule. Times are kept to the
    /// second. NotFound when the channel or the product does not exist.
    /// </summary>
    public async Task<PublicationView> ScheduleAsync(
        string sku, string channel, DateTimeOffset? publishTime, DateTimeOffset? expireTime, string actor, CancellationToken cancellationToken)
    {
        var view = await GetAsync(sku, channel, cancellationToken);
        var schedule = new PublicationSchedule(sku, channel, ToSecond(publishTime), ToSecond(expireTime), actor);
        if (schedule.ExpireTime <= schedule.PublishTime)
            throw PimException.Violated([new("expire_time", "Must be after publish_time.", "OUT_OF_RANGE")]);
        await store.SaveScheduleAsync(schedule, cancellationToken);
        _scheduled.Release();
        return view with { Schedule = schedule.IsSpent ? null : schedule };
    }

    /// <summary>Carries schedules out at their times until cancelled.</summary>
    public async Task RunSchedulesAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await RunDueAsync(cancellationToken);
            await WaitForNextAsync(cancellationToken);
        }
    }

    /// <summary>Carries out all that is due.</summary>
    public async Task RunDueAsync(CancellationToken cancellationToken)
    {
        while (await store.ListDueAsync(time.GetUtcNow(), DueAtOnce, cancellationToken) is { Count: > 0 } due)
        {
            foreach (var schedule in due) await RunAsync(schedule, cancellationToken);
        }
    }

    // The schedule moves on in the commit that carries it out: it is done once, whatever stops in between and however many processes look.
    private async Task RunAsync(PublicationSchedule schedule, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            try
            {
                if (schedule.NextTime == schedule.PublishTime
                    ? await PublishAsync(schedule, cancellationToken)
                    : await UnpublishAsync(schedule, cancellationToken))
                    return;
            }
            catch (PimException e) when (e.Kind == ErrorKind.NotFound)
            {
                // The product or the channel is gone, and with it what was to be done.
                await store.SaveScheduleAsync(schedule with { PublishTime = null, ExpireTime = null }, cancellationToken);
                return;
            }
            catch (PimException e) when (e.Kind is ErrorKind.FailedPrecondition or ErrorKind.InvalidArgument)
            {
                await store.SaveScheduleAsync(schedule with { Error = e.Message }, cancellationToken);
                return;
            }
            if (await store.GetScheduleAsync(schedule.Sku, schedule.Channel, cancellationToken) != schedule) return;
        }
        throw Contention(schedule.Channel);
    }

    private async Task<bool> PublishAsync(PublicationSchedule schedule, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(schedule.Channel, [schedule.Sku], $"schedule by {schedule.Actor}", cancellationToken);
        PimException.ThrowIfAny(plan.Refusals.SelectMany(r => r.Violations).ToList());
        return await CommitAsync(plan, new ScheduleStep(schedule, schedule with { PublishTime = null }), cancellationToken);
    }

    private async Task<bool> UnpublishAsync(PublicationSchedule schedule, CancellationToken cancellationToken)
    {
        var schema = await schemas.CurrentAsync(cancellationToken);
        var published = new PublishedProducts(store, schedule.Channel);
        published.Withdraw(schedule.Sku);
        var made = await maker.MakeAsync(schema, schedule.Channel, [schedule.Sku], published, cancellationToken);
        return await CommitAsync(CommitOf(schema, schedule.Channel, made) with
        {
            Removes = [schedule.Sku],
            AlsoStale = await AboveAsync([schedule.Sku], cancellationToken),
            Schedule = new ScheduleStep(schedule, schedule with { PublishTime = null, ExpireTime = null }),
        }, cancellationToken);
    }

    private async Task WaitForNextAsync(CancellationToken cancellationToken)
    {
        var next = await store.NextDueAsync(cancellationToken);
        // Schedules that another process sets are looked for now and then.
        var rest = next is { } at && at - time.GetUtcNow() is var left && left < LongestRest ? left : LongestRest;
        if (rest <= TimeSpan.Zero) return;
        using var patience = new CancellationTokenSource(rest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await _scheduled.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Something may be due.
        }
    }

    private static DateTimeOffset? ToSecond(DateTimeOffset? time) =>
        time is { } t ? new DateTimeOffset(t.UtcTicks - t.UtcTicks % TimeSpan.TicksPerSecond, TimeSpan.Zero) : null;
}
