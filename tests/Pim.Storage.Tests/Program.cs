using Pim.Storage.Tests.Sqlite;

return args switch
{
    ["commit-until-killed", var folder] => await CrashTests.CommitUntilKilledAsync(folder),
    ["upload-until-killed", var folder] => await MediaCrash.UploadUntilKilledAsync(folder),
    ["send-until-killed", var folder] => await EventCrashTests.SendUntilKilledAsync(folder),
    _ => 0,
};
