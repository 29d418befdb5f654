namespace Inhaul;

/// <summary>What was found in a folder before any row was written.</summary>
/// <param name="File">The file it is about, as a path that starts at the folder, with <c>/</c> between its parts.</param>
/// <param name="Code">The stable word for it: the code of a row error, or <c>duplicate_file</c>, <c>linked_twice</c>, <c>folder_link</c>, <c>file_gone</c>.</param>
/// <param name="Message">What is so, and what can be done about it.</param>
public sealed record FolderFinding(string File, string Code, string Message);
