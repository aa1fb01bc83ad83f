package dev.rustaiide.ai.assistant;

import java.util.List;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Range;

/**
 * Lines that are to be written anew.
 *
 * @param source the text as it is now, in a file of {@code place}
 * @param lines those that {@code range} touches; an empty range means the declaration around it
 * @param instruction in words of a person; may be empty where the action says all
 * @param problems what compilers and analysers say of the lines
 * @param attempt from zero; each writes something else
 */
public record RewriteRequest(Workplace place, SourceText source, Range lines, RewriteAction action, String instruction,
        List<Diagnostic> problems, int attempt) {
    /** Characters of an instruction. */
    public static final int LONGEST = 8000;
    private static final int LONGEST_TITLE = 80;

    public RewriteRequest {
        problems = List.copyOf(problems);
    }

    /** The first attempt, without problems. */
    public RewriteRequest(Workplace place, SourceText source, Range lines, RewriteAction action, String instruction) {
        this(place, source, lines, action, instruction, List.of(), 0);
    }

    public RewriteRequest with(List<Diagnostic> reported) {
        return new RewriteRequest(place, source, lines, action, instruction, reported, attempt);
    }

    /** The same once more, to get something else. */
    public RewriteRequest again() {
        return new RewriteRequest(place, source, lines, action, instruction, problems, attempt + 1);
    }

    /** What is done, for people and the audit trail: the instruction, or the title of the action. */
    public String title() {
        String said = instruction.replaceAll("\\s+", " ").strip();
        String whole = said.isEmpty() ? action.title() : action == RewriteAction.CHANGE ? said
                : action.title() + ": " + said;
        return whole.codePointCount(0, whole.length()) <= LONGEST_TITLE ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
    }
}
