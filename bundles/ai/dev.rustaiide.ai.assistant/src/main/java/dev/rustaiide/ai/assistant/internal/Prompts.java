package dev.rustaiide.ai.assistant.internal;

import dev.rustaiide.ai.assistant.Intent;

/** What models are told to do. */
final class Prompts {
    private static final String WHO = """
            You are the assistant of an IDE, and work for one person on the code in one folder. Answer in Markdown, \
            briefly and plainly. Name places as path:line, with paths from the folder, and only such that you were \
            shown. Say so if you do not know.
            """;
    private static final String TOOLS = """
            You work with the tools that you are given. Look before you change something. What you edit is staged: it \
            reaches no file before the person has reviewed it, and programs see it as it is staged. A tool may be \
            refused; then find another way or say what you need. End with a short summary of what you did.
            """;

    private Prompts() {}

    static String instructions(Intent intent, Material material) {
        String task = switch (intent) {
            case ASK -> "";
            case EXPLAIN -> "Explain what was selected or reported: what it does or means, why, and what uses it.\n";
            case DOCUMENT -> "Write documentation comments for what was selected, in the manner of the language and"
                    + " the file, with edit_file. Change nothing but comments.\n";
            case TEST -> "Write tests for what was selected, where the project has its tests and in their manner.\n";
            case FIX -> "Find the cause of the reported problems and mend it with the smallest edit.\n";
            case REVIEW -> "Review the changes: faults first, each with its place and why it is one; then what is"
                    + " unclear or untested. Do not praise.\n";
            case WORK -> "Make a plan with the tool plan first if there is more than one thing to do.\n";
        };
        return WHO + task + (intent.edits() ? TOOLS : "") + material.rule();
    }

    /** The words for a request that has none. */
    static String words(Intent intent) {
        return intent.title() + ".";
    }
}
