package dev.rustaiide.system.lsp.server.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensDelta;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensEdit;
import org.eclipse.lsp4j.SemanticTokensLegend;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;

import dev.rustaiide.foundation.language.SemanticToken;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;

/** What names mean, as numbers relative to each other; of a text that the client knows, only what became another. */
final class TokenMethods {
    /** Those of the protocol and rust-analyzer's; a token of another kind is left out. */
    private static final List<String> TYPES = List.of("namespace", "type", "class", "enum", "interface", "struct",
            "typeParameter", "parameter", "variable", "property", "enumMember", "event", "function", "method", "macro",
            "keyword", "modifier", "comment", "string", "number", "regexp", "operator", "decorator", "label", "angle",
            "arithmetic", "attribute", "attributeBracket", "bitwise", "boolean", "brace", "bracket", "builtinAttribute",
            "builtinType", "character", "colon", "comma", "comparison", "const", "constParameter", "derive",
            "deriveHelper", "dot", "escapeSequence", "formatSpecifier", "generic", "invalidEscapeSequence", "lifetime",
            "logical", "macroBang", "negation", "parenthesis", "procMacro", "punctuation", "selfKeyword",
            "selfTypeKeyword", "semicolon", "static", "toolModule", "typeAlias", "union", "unresolvedReference");
    private static final List<String> MODIFIERS = List.of("declaration", "definition", "readonly", "static",
            "deprecated", "abstract", "async", "modification", "documentation", "defaultLibrary", "associated",
            "attribute", "callable", "constant", "consuming", "controlFlow", "crateRoot", "injected", "intraDocLink",
            "library", "macro", "mutable", "procMacro", "public", "reference", "trait", "unsafe");
    private static final int NUMBERS = 5;

    private TokenMethods() {}

    /** An answer that a later one can refer to. */
    private record Sent(List<Integer> numbers) {}

    static SemanticTokensLegend legend() {
        return new SemanticTokensLegend(TYPES, MODIFIERS);
    }

    static void addTo(Methods methods) {
        methods.about("textDocument/semanticTokens/full", SemanticTokensParams.class,
                SemanticTokensParams::getTextDocument, (asked, params) -> full(asked))
                .about("textDocument/semanticTokens/full/delta", SemanticTokensDeltaParams.class,
                        SemanticTokensDeltaParams::getTextDocument, TokenMethods::delta)
                .about("textDocument/semanticTokens/range", SemanticTokensRangeParams.class,
                        SemanticTokensRangeParams::getTextDocument, TokenMethods::range);
    }

    private static SemanticTokens full(Asked asked) throws Exception {
        List<Integer> numbers = numbers(asked, asked.ask(new SemanticToken.In(asked.source(), Optional.empty())));
        return new SemanticTokens(remember(asked, numbers), numbers);
    }

    private static String remember(Asked asked, List<Integer> numbers) {
        return asked.client().handles().batch().add(new Sent(numbers));
    }

    private static SemanticTokens range(Asked asked, SemanticTokensRangeParams params) throws Exception {
        return new SemanticTokens(numbers(asked,
                asked.ask(new SemanticToken.In(asked.source(), Optional.of(asked.range(params.getRange()))))));
    }

    /** All of it if the earlier answer is forgotten. */
    private static Object delta(Asked asked, SemanticTokensDeltaParams params) throws Exception {
        Optional<Sent> before = asked.client().handles().find(params.getPreviousResultId(), Sent.class);
        if (before.isEmpty()) {
            return full(asked);
        }
        List<Integer> now = numbers(asked, asked.ask(new SemanticToken.In(asked.source(), Optional.empty())));
        return new SemanticTokensDelta(edits(before.get().numbers, now), remember(asked, now));
    }

    /** One edit between what both begin and end with. */
    static List<SemanticTokensEdit> edits(List<Integer> before, List<Integer> now) {
        int most = Math.min(before.size(), now.size());
        int start = 0;
        while (start < most && before.get(start).equals(now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < most - start
                && before.get(before.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        boolean same = start == before.size() && start == now.size();
        return same ? List.of() : List.of(new SemanticTokensEdit(start, before.size() - start - end,
                now.subList(start, now.size() - end)));
    }

    private static List<Integer> numbers(Asked asked, List<SemanticToken> tokens) throws Exception {
        List<SemanticToken> sorted = new ArrayList<>(tokens);
        sorted.sort(Comparator.comparingInt(SemanticToken::line).thenComparingInt(SemanticToken::character));
        List<Integer> numbers = new ArrayList<>(sorted.size() * NUMBERS);
        Text text = asked.text();
        int line = 0;
        int start = 0;
        int free = 0;
        for (SemanticToken token : sorted) {
            int type = TYPES.indexOf(token.type());
            org.eclipse.lsp4j.Position from = asked.places().place(text, new Position(token.line(), token.character()));
            int to = asked.places().place(text, new Position(token.line(), token.character() + token.length()))
                    .getCharacter();
            boolean isOver = token.line() > line || from.getCharacter() >= free;
            if (type < 0 || !isOver || to <= from.getCharacter()) {
                continue;
            }
            numbers.add(token.line() - line);
            numbers.add(token.line() == line ? from.getCharacter() - start : from.getCharacter());
            numbers.add(to - from.getCharacter());
            numbers.add(type);
            numbers.add(modifiers(token));
            line = token.line();
            start = from.getCharacter();
            free = to;
        }
        return numbers;
    }

    private static int modifiers(SemanticToken token) {
        int bits = 0;
        for (String modifier : token.modifiers()) {
            int index = MODIFIERS.indexOf(modifier);
            bits |= index < 0 ? 0 : 1 << index;
        }
        return bits;
    }
}
