using Pim.Storage.Tests.Sqlite;

return args is ["commit-until-killed", var folder] ? await CrashTests.CommitUntilKilledAsync(folder) : 0;
