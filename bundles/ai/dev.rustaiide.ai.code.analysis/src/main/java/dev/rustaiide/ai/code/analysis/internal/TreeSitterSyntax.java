package dev.rustaiide.ai.code.analysis.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.ai.tree.sitter.Budget;
import dev.rustaiide.ai.tree.sitter.TreeSitter;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.LanguageDeclaration;
import dev.rustaiide.foundation.language.LanguageDeclarations;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;

/**
 * Trees by tree-sitter, and by readers of our own where it has no grammar (TOML) or none that survives a long line
 * (Markdown). A grammar is loaded when the first text in it comes.
 */
@Component
public final class TreeSitterSyntax implements Syntax {
    private static final Logger LOG = LoggerFactory.getLogger(TreeSitterSyntax.class);

    private final Supplier<List<LanguageDeclaration>> declarations;
    private final TreeSitter treeSitter;
    /** What there is for a language; a grammar that cannot be loaded is remembered as empty. */
    private final Map<String, Optional<Rules>> rules = new HashMap<>();
    private volatile @Nullable Languages languages;

    @Activate
    public TreeSitterSyntax(@Reference StandardPaths paths, @Reference LanguageDeclarations declarations) {
        this.treeSitter = new TreeSitter(paths.cache().resolve("tree-sitter"));
        this.declarations = declarations::languages;
    }

    /** Felix SCR takes any constructor with as many parameters as the annotated one for it, so this one has one. */
    private TreeSitterSyntax(Path libraries) {
        this.treeSitter = new TreeSitter(libraries);
        this.declarations = List::of;
    }

    /** Without a framework; keeps native libraries in {@code cache}. */
    public static TreeSitterSyntax keepingLibrariesIn(Path cache) {
        return new TreeSitterSyntax(cache);
    }

    /** Declarations are read when the first file is met: the start of the program does not wait for them. */
    private Languages known() {
        Languages last = languages;
        if (last == null) {
            last = new Languages(declarations.get());
            languages = last;
        }
        return last;
    }

    @Override
    public List<Language> languages() {
        return known().all();
    }

    @Override
    public Language languageOf(Path file, String firstLine) {
        return known().of(file, firstLine);
    }

    @Override
    public Optional<SyntaxTree> parse(Language language, Text text) {
        if (text.byteLength() > MOST_BYTES) {
            return Optional.empty();
        }
        return switch (language.id().value()) {
            case "plaintext" -> Optional.empty();
            case "toml" -> Optional.of(ScannedTree.of(language, text, TomlScanner::scan));
            case "markdown" -> Optional.of(ScannedTree.of(language, text, MarkdownScanner::scan));
            default -> withGrammar(language, text);
        };
    }

    private Optional<SyntaxTree> withGrammar(Language language, Text text) {
        Optional<Rules> found = rules(language);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Budget budget = () -> Thread.currentThread().isInterrupted();
        var tree = found.get().grammar().parse(text, budget);
        if (tree.isEmpty()) {
            throw new CancellationException("parsing was interrupted");
        }
        return Optional.of(new GrammarTree(found.get(), tree.get()));
    }

    private Optional<Rules> rules(Language language) {
        synchronized (rules) {
            Optional<Rules> known = rules.get(language.id().value());
            if (known == null) {
                known = load(language);
                rules.put(language.id().value(), known);
            }
            return known;
        }
    }

    private Optional<Rules> load(Language language) {
        return switch (language.id().value()) {
            case "rust", "json", "yaml", "java", "python", "go", "c" -> load(language, language.id().value());
            case "cpp" -> load(language, "cpp", "c", "cpp");
            case "shellscript" -> load(language, "bash");
            case "javascript" -> load(language, "javascript", "javascript", "jsx", "javascript-only");
            case "typescript" -> load(language, "typescript", "javascript", "typescript");
            case "typescriptreact" -> load(language, "tsx", "javascript", "jsx", "typescript");
            default -> Optional.empty();
        };
    }

    private Optional<Rules> load(Language language, String grammar, String... sources) {
        try {
            return Optional.of(new Rules(language, treeSitter.grammar(grammar),
                    sources.length == 0 ? List.of(grammar) : List.of(sources)));
        } catch (FailureException e) {
            LOG.warn(e.getMessage(), e);
            return Optional.empty();
        }
    }
}
