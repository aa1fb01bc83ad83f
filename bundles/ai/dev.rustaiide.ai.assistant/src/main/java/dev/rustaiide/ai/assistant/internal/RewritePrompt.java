package dev.rustaiide.ai.assistant.internal;

import java.util.List;

import dev.rustaiide.ai.assistant.RewriteAction;
import dev.rustaiide.ai.assistant.RewriteRequest;
import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Range;

/**
 * What a model is given to write lines anew: them, what stands around them, what is reported of them, and declarations
 * of what they name.
 *
 * @param room characters for all of it
 */
record RewritePrompt(RewriteRequest request, Range lines, Material material, Workfiles files, int room) {
    private static final String WHO = """
            You write code in an IDE for one person. You are shown some lines of a file, and told what is to be done \
            with them. Answer with exactly one block of code between %1$s and %1$s that holds what takes the place of \
            these lines, whole and ready to be compiled, and nothing else of the file. Write in the manner of the \
            file, with its indentation. Change nothing that need not be changed, and never put a comment like "..." \
            in the place of code. Outside of the block write one sentence at most. You can change nothing but these \
            lines: if that is not enough, do the part that is possible and say so.
            """;
    private static final int PROBLEMS = 8;

    Message.Instructions instructions() {
        String task = switch (request.action()) {
            case CHANGE -> "";
            case DOCUMENT -> "Write documentation comments for what the lines declare, as the language has them. Keep"
                    + " all code exactly as it is: only comments may differ.\n";
            case SIMPLIFY -> "Write the same in simpler words: shorter, flatter, plainer, by what the language and its"
                    + " library have for it. It must do exactly what it did, and be called as it was.\n";
            case FIX -> "Mend the problems that are reported with the smallest change.\n";
            case TEST -> "Write tests for the lines instead of other lines for them. The block holds only functions"
                    + " marked #[test]: they are put into the module of tests of this file, which imports all of the"
                    + " file by `use super::*`. Test what the code promises, its edges too; do not repeat tests that"
                    + " there are.\n";
        };
        return new Message.Instructions(WHO.formatted(fence()) + task + material.rule());
    }

    /** Longer than any that the text has. */
    private String fence() {
        String fence = "```";
        String text = request.source().text().toString();
        while (text.contains("\n" + fence) || text.startsWith(fence)) {
            fence += "`";
        }
        return fence;
    }

    /** @param declarations of what the lines name, as data */
    Message.Question question(String declarations) throws FailureException {
        Text text = request.source().text();
        int start = text.offsetOf(lines.start());
        int end = text.offsetOf(lines.end());
        String code = text.substring(start, end);
        if (code.length() > room / 2) {
            throw new FailureException(new Failure.Other("Cannot rewrite so many lines at once.", "They are "
                    + code.length() + " characters, and a model is given " + room / 2 + " at most.",
                    "Choose fewer lines, or raise assistant.context."));
        }
        if (!material.said(code).equals(code)) {
            throw new FailureException(new Failure.Refused("Cannot rewrite these lines.", "assistant.secret",
                    "Something in them looks like a password or a key, which no model is shown.",
                    "Choose other lines, or keep the secret elsewhere."));
        }
        String name = files.name(request.source().file());
        String told = "What is to be done: " + material.said(words()) + "\n\n";
        String numbers = (lines.start().line() + 1) + " to " + (lines.end().line() + 1);
        String own = "The lines, " + numbers + " of " + name + " (" + request.source().language() + "):\n"
                + material.data(name, code, room / 2);
        return new Message.Question(told + own + before(text, start) + behind(text, end) + problems() + declarations
                + "\n" + told + "Answer with one block of code: "
                + (request.action() == RewriteAction.TEST ? "the tests." : "the new lines " + numbers + "."));
    }

    private String words() {
        String said = request.instruction().strip();
        return said.isEmpty() ? request.action().title() + "." : request.action() == RewriteAction.CHANGE ? said
                : request.action().title() + ". " + said;
    }

    /** Whole lines; the last ones if there are too many. */
    private String before(Text text, int start) {
        int from = text.lineStart(text.lineOf(Math.max(0, start - room / 6)));
        return start == 0 ? "" : "\nWhat stands before them:\n"
                + material.data("before", text.substring(from, start), room / 4);
    }

    private String behind(Text text, int end) {
        int to = text.lineEnd(text.lineOf(Math.min(text.length(), end + room / 8)));
        String behind = text.substring(end, Math.max(end, to)).replaceFirst("\\A\\n", "");
        return behind.isBlank() ? "" : "\nWhat stands behind them:\n" + material.data("behind", behind, room / 5);
    }

    private String problems() {
        List<Diagnostic> reported = request.problems().stream().limit(PROBLEMS).toList();
        StringBuilder all = new StringBuilder();
        for (Diagnostic each : reported) {
            all.append("line ").append(each.location().range().start().line() + 1).append(": ").append(each.severity())
                    .append(' ').append(each.code().orElse("")).append(' ').append(each.message()).append('\n')
                    .append(ReadingTools.cut(each.explanation(), room / 40)).append('\n');
        }
        return all.isEmpty() ? "" : "\nWhat is reported of them:\n"
                + material.data("problems", all.toString(), room / 8);
    }
}
