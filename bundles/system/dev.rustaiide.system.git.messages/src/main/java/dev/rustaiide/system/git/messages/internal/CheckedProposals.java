package dev.rustaiide.system.git.messages.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.assistant.Rewrite;
import dev.rustaiide.ai.assistant.RewriteAction;
import dev.rustaiide.ai.assistant.RewriteRequest;
import dev.rustaiide.ai.assistant.Rewriter;
import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Language;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Span;
import dev.rustaiide.system.git.conflicts.ConflictMarks;
import dev.rustaiide.system.git.conflicts.MarkedConflict;
import dev.rustaiide.system.git.conflicts.WordMerge;
import dev.rustaiide.system.git.messages.ConflictProposal;
import dev.rustaiide.system.git.messages.ConflictProposals;

/** Has the rewriter write the lines, and believes no answer. */
@Component
public final class CheckedProposals implements ConflictProposals {
    private static final int LONGEST_BASE = 4000;
    private static final Pattern MARKER = Pattern.compile("\\s*(?:(?:<{7}|\\|{7}|>{7})(?: .*)?|={7})\\s*");
    private static final String USELESS = "What the assistant wrote resolves the conflict not.";

    private final Rewriter rewriter;
    private final Syntax syntax;

    @Activate
    public CheckedProposals(@Reference Rewriter rewriter, @Reference Syntax syntax) {
        this.rewriter = rewriter;
        this.syntax = syntax;
    }

    @Override
    public Call<ConflictProposal> propose(Asked asked) {
        return Call.start("propose a resolution", scope -> {
            Optional<Failure> obstacle = rewriter.obstacle();
            if (obstacle.isPresent()) {
                return byWords(asked, obstacle.get());
            }
            Rewrite rewrite = scope.await(rewriter.rewrite(request(asked), event -> { }));
            return checked(asked, rewrite);
        });
    }

    private RewriteRequest request(Asked asked) {
        Text text = asked.source().text();
        Span span = asked.conflict().span();
        int last = text.charAt(span.end() - 1) == '\n' ? span.end() - 1 : span.end();
        Range lines = new Range(text.positionOf(span.start()), text.positionOf(last));
        var source = new SourceText(asked.source().file(), language(asked, text).id(), asked.source().version(), text);
        return new RewriteRequest(new Workplace(asked.root(), asked.buffers(), false), source, lines,
                RewriteAction.CHANGE, instruction(asked));
    }

    private Language language(Asked asked, Text text) {
        return syntax.languageOf(asked.source().file(), text.substring(0, text.lineEnd(0)));
    }

    private static String instruction(Asked asked) {
        String base = asked.conflict().base().filter(text -> text.length() < LONGEST_BASE)
                .map(text -> " Both began with:\n" + text).orElse("");
        return "These lines are a conflict of a merge. Above ======= is our side (" + asked.file().oursName()
                + "), below it their side (" + asked.file().theirsName() + "). Write the lines that do what both sides"
                + " wanted, without any conflict marker, and say in one sentence what you took from each." + base;
    }

    /** The host decides whether it is one: exactly this conflict has to be gone, and what is left has to be code. */
    private ConflictProposal checked(Asked asked, Rewrite rewrite) throws FailureException {
        ConflictMarks before = ConflictMarks.of(rewrite.before());
        ConflictMarks after = ConflictMarks.of(rewrite.after());
        String lines = replaced(asked, rewrite.after());
        if (after.conflicts().size() != before.conflicts().size() - 1
                || after.broken().size() > before.broken().size() || hasMarkers(asked.conflict(), lines)) {
            throw new FailureException(new Failure.Other(USELESS, "It left conflict markers.",
                    "Ask again, or take a side."));
        }
        parses(asked, rewrite);
        String said = rewrite.remark().isBlank() ? "It gives no reason." : SafeText.line(rewrite.remark());
        return new ConflictProposal(SafeText.line(rewrite.author().id()), said, lines, rewrite.before(),
                rewrite.changes(), Optional.of(rewrite));
    }

    /** Also those that were moved to where the code is: Git's own begin at the left. */
    private static boolean hasMarkers(MarkedConflict conflict, String lines) {
        return lines.lines().filter(line -> MARKER.matcher(line).matches())
                .anyMatch(line -> !conflict.ours().contains(line) && !conflict.theirs().contains(line));
    }

    /** Text with markers is no code: what comes of it is held against both sides instead. */
    private void parses(Asked asked, Rewrite rewrite) throws FailureException {
        MarkedConflict conflict = asked.conflict();
        long best = Math.min(errors(asked, with(asked, conflict.ours())), errors(asked, with(asked,
                conflict.theirs())));
        long now = errors(asked, rewrite.after());
        if (now > best) {
            throw new FailureException(new Failure.Other(USELESS, "The file would have syntax errors with it that"
                    + " neither side has.", "Ask again, or take a side."));
        }
    }

    private static Text with(Asked asked, String lines) {
        Span span = asked.conflict().span();
        return asked.source().text().apply(List.of(TextChange.of(span.start(), span.end(), lines)));
    }

    private long errors(Asked asked, Text text) {
        return syntax.parse(language(asked, text), text).map(SyntaxTree::errorCount).orElse(0);
    }

    /** What stands where the conflict stood: all around it is as it was. */
    private static String replaced(Asked asked, Text after) {
        Span span = asked.conflict().span();
        int behind = asked.source().text().length() - span.end();
        int start = Math.min(span.start(), after.length());
        return after.substring(start, Math.max(start, after.length() - behind));
    }

    private static ConflictProposal byWords(Asked asked, Failure obstacle) throws FailureException {
        MarkedConflict conflict = asked.conflict();
        Optional<String> words = conflict.base().flatMap(base -> WordMerge.of(base, conflict.ours(),
                conflict.theirs()));
        String reason = conflict.base().map(base -> WordMerge.reason(base, conflict.ours(), conflict.theirs()))
                .orElse("What both sides began with is not known.");
        if (words.isEmpty()) {
            throw new FailureException(new Failure.Other(obstacle.what(), obstacle.why()
                    + " Without one only words can be brought together, and not these: " + reason,
                    obstacle.nextStep() + " Or take a side."));
        }
        Span span = conflict.span();
        return new ConflictProposal("The merge word by word", SafeText.line(reason) + " No model was asked: "
                + SafeText.line(obstacle.why()), words.get(), asked.source().text(),
                List.of(TextChange.of(span.start(), span.end(), words.get())), Optional.empty());
    }
}
