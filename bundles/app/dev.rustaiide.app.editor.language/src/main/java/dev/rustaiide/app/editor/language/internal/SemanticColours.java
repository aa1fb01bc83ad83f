package dev.rustaiide.app.editor.language.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.ai.code.analysis.HighlightKind;
import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.TrackedSpans;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.SemanticToken;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Span;

/** Colours names by what they mean, over the colours of syntax and in the same palette, for what is in view. */
final class SemanticColours implements EditorView.Colours, EditedText.Listener {
    private static final Duration QUIET = Duration.ofMillis(300);

    private final EditorView view;
    private final EditedText model;
    private final Inquiries inquiries;
    private final Inquiry inquiry;
    private final TrackedSpans spans = new TrackedSpans();
    private List<HighlightKind> kinds = List.of();

    SemanticColours(EditorView view, Inquiries inquiries) {
        this.view = view;
        this.model = inquiries.model();
        this.inquiries = inquiries;
        this.inquiry = inquiries.inquiry();
        view.setColours(this);
        model.addListener(this);
        new Refresh(view, inquiries, QUIET, true, this::ask);
    }

    @Override
    public void optionsChanged() {
        if (model.options().language().semanticColours()) {
            ask();
        } else {
            inquiry.cancel();
            show(List.of(), List.of());
        }
    }

    private void ask() {
        if (model.options().language().semanticColours() && inquiries.isConnected()) {
            inquiry.follow(new SemanticToken.In(inquiries.source(), Optional.of(view.seenRange())), this::take);
        }
    }

    private void take(Answer<List<SemanticToken>> answer, Drift drift) {
        if (!model.options().language().semanticColours() || answer.isSyntactic()) {
            return;
        }
        List<SemanticToken> tokens = new ArrayList<>(answer.value());
        tokens.sort(Comparator.comparingInt(SemanticToken::line).thenComparingInt(SemanticToken::character));
        List<Span> found = new ArrayList<>();
        List<HighlightKind> foundKinds = new ArrayList<>();
        for (SemanticToken token : tokens) {
            Optional<HighlightKind> kind = kindOf(token);
            if (kind.isPresent() && token.length() > 0) {
                Position start = new Position(token.line(), token.character());
                found.add(drift.now(new Range(start, new Position(token.line(), token.character() + token.length()))));
                foundKinds.add(kind.get());
            }
        }
        show(found, foundKinds);
    }

    private void show(List<Span> found, List<HighlightKind> foundKinds) {
        if (!spans.equalsSpans(found) || !kinds.equals(foundKinds)) {
            spans.set(found);
            kinds = foundKinds;
            view.coloursChanged();
        }
    }

    @Override
    public void edited(DocumentChange change) {
        spans.edited(change);
    }

    /** {@code runs} of a line from {@code start} to {@code end}, overlaid with what is known of its names. */
    @Override
    public List<Highlight> over(List<Highlight> runs, int start, int end) {
        int first = spans.firstFrom(start);
        if (first >= spans.size() || spans.start(first) >= end) {
            return runs;
        }
        List<Highlight> tokens = new ArrayList<>();
        int done = 0;
        for (int i = first; i < spans.size() && spans.start(i) < end; i++) {
            int from = Math.max(done, spans.start(i) - start);
            int to = Math.min(end, spans.end(i)) - start;
            if (to > from) {
                tokens.add(new Highlight(from, to, kinds.get(i)));
                done = to;
            }
        }
        return overlaid(runs, tokens);
    }

    /** Where {@code tokens} are, they count; both ascend and are apart. */
    static List<Highlight> overlaid(List<Highlight> runs, List<Highlight> tokens) {
        List<Highlight> result = new ArrayList<>();
        int next = 0;
        for (Highlight run : runs) {
            int at = run.start();
            while (next < tokens.size() && tokens.get(next).start() < run.end()) {
                Highlight token = tokens.get(next);
                if (token.start() > at) {
                    result.add(new Highlight(at, token.start(), run.kind()));
                }
                result.add(token);
                at = Math.max(at, token.end());
                next++;
            }
            if (at < run.end()) {
                result.add(new Highlight(at, run.end(), run.kind()));
            }
        }
        result.addAll(tokens.subList(next, tokens.size()));
        return apart(result);
    }

    /** A token may reach over several runs. */
    private static List<Highlight> apart(List<Highlight> sorted) {
        List<Highlight> result = new ArrayList<>();
        int done = 0;
        for (Highlight one : sorted) {
            if (one.end() > done) {
                result.add(one.start() >= done ? one : new Highlight(done, one.end(), one.kind()));
                done = one.end();
            }
        }
        return result;
    }

    /** Empty for what syntax knows as well: keywords, literals, comments. */
    private static Optional<HighlightKind> kindOf(SemanticToken token) {
        return Optional.ofNullable(switch (token.type()) {
            case "namespace" -> HighlightKind.NAMESPACE;
            case "type", "class", "enum", "interface", "struct", "typeParameter", "trait", "union", "typeAlias",
                "builtinType", "selfTypeKeyword" -> HighlightKind.TYPE;
            case "parameter" -> HighlightKind.PARAMETER;
            case "variable" -> token.modifiers().contains("constant") || token.modifiers().contains("static")
                    ? HighlightKind.CONSTANT : HighlightKind.VARIABLE;
            case "property" -> HighlightKind.PROPERTY;
            case "enumMember", "const", "static", "constParameter" -> HighlightKind.CONSTANT;
            case "function", "method" -> HighlightKind.FUNCTION;
            case "macro", "derive", "procMacro", "attributeMacro", "deriveHelper" -> HighlightKind.MACRO;
            case "decorator", "builtinAttribute", "toolModule" -> HighlightKind.ATTRIBUTE;
            case "lifetime", "label" -> HighlightKind.LIFETIME;
            default -> null;
        });
    }
}
