package dev.rustaiide.app.editor.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.app.ui.components.CodeTint;
import dev.rustaiide.app.ui.components.MarkdownView;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;

/** The colours of the code in an explanation, found before it is shown. Immutable; any thread may use it. */
public final class TintedCode implements CodeTint {
    /** What rustdoc writes in the place of a language. */
    private static final Set<String> ATTRIBUTES = Set.of("", "ignore", "no_run", "should_panic", "compile_fail");
    private static final int LONGEST = 20_000;

    private final Map<MarkdownView.CodeBlock, List<Tinted>> tinted = new HashMap<>();

    private TintedCode() {}

    /** Parses all code in {@code markdown}; blocks that name no language are in {@code usual}. Not for the UI. */
    public static CodeTint of(Syntax syntax, Language usual, String markdown) {
        TintedCode code = new TintedCode();
        for (MarkdownView.CodeBlock block : MarkdownView.codeBlocks(markdown)) {
            languageOf(syntax, usual, block.language()).filter(language -> block.code().length() < LONGEST)
                    .flatMap(language -> syntax.parse(language, Text.of(block.code())))
                    .ifPresent(tree -> code.tinted.put(block,
                            tokens(tree.highlights(0, block.code().length()), block.code().length())));
        }
        return code;
    }

    private static Optional<Language> languageOf(Syntax syntax, Language usual, String named) {
        String name = named.split("[,\\s{]", 2)[0].toLowerCase(Locale.ROOT);
        if (ATTRIBUTES.contains(name) || name.startsWith("edition")) {
            return Optional.of(usual);
        }
        return syntax.languages().stream().filter(language -> language.id().value().equals(name)
                || language.extensions().contains(name) || language.name().equalsIgnoreCase(name)).findFirst();
    }

    private static List<Tinted> tokens(List<Highlight> highlights, int length) {
        List<Tinted> tokens = new ArrayList<>();
        int done = 0;
        for (Highlight highlight : highlights) {
            int start = Math.max(done, highlight.start());
            int end = Math.min(length, highlight.end());
            if (end > start) {
                tokens.add(new Tinted(start, end, Token.valueOf("SYNTAX_" + highlight.kind().name())));
                done = end;
            }
        }
        return tokens;
    }

    @Override
    public List<Tinted> tint(String language, String code) {
        return tinted.getOrDefault(new MarkdownView.CodeBlock(language, code), List.of());
    }
}
