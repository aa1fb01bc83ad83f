package dev.rustaiide.ai.assistant.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.SymbolKind;

/** Finds the declarations of what some code names. Any thread may use it. */
record NamedElsewhere(Knowledge knowledge, Workfiles files, Material material) {
    /** A folder that was never indexed takes longer; then the model goes without. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{2,60}");
    private static final int LOOKED_UP = 48;
    private static final int SHOWN = 12;
    /** More namesakes tell nothing. */
    private static final int NAMESAKES = 2;
    private static final int LINES_OF_TYPE = 14;
    private static final Set<SymbolKind> TYPES = Set.of(SymbolKind.STRUCT, SymbolKind.ENUM, SymbolKind.UNION,
            SymbolKind.TRAIT, SymbolKind.INTERFACE, SymbolKind.CLASS, SymbolKind.TYPE);

    /** As data for a model; empty if there are none, or nobody knows in time. */
    String of(String code, Seen shown, int most, Scope scope) throws InterruptedException {
        Call<String> looking = Call.start("look up what is named", inner -> lookedUp(code, shown, most, inner));
        try {
            return scope.await(looking.cancelAfter(PATIENCE));
        } catch (InterruptedException late) {
            scope.check();
            return "";
        } catch (ExecutionException failed) {
            LoggerFactory.getLogger(NamedElsewhere.class).warn("cannot look up names", failed);
            return "";
        }
    }

    /** What the model is shown anyway. */
    record Seen(Path file, Range range) {
        boolean has(FoundSymbol symbol) {
            return symbol.location().file().equals(file) && range.touches(symbol.location().range().start());
        }
    }

    private String lookedUp(String code, Seen shown, int most, Scope scope) throws InterruptedException {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = NAME.matcher(code);
        while (matcher.find() && names.size() < LOOKED_UP) {
            names.add(matcher.group());
        }
        StringBuilder found = new StringBuilder();
        int count = 0;
        for (String name : names) {
            scope.check();
            List<FoundSymbol> namesakes = knowledge.symbols(name, 4 * NAMESAKES, scope).stream()
                    .filter(each -> each.name().equals(name)).toList();
            if (count < SHOWN && namesakes.size() <= NAMESAKES && !namesakes.isEmpty()) {
                for (FoundSymbol each : namesakes) {
                    found.append(shown.has(each) ? "" : declared(each));
                    count++;
                }
            }
        }
        return found.isEmpty() ? "" : "\nDeclared elsewhere:\n" + material.data("declarations", found.toString(), most);
    }

    private String declared(FoundSymbol symbol) {
        try {
            Text text = files.now(files.file(symbol.location().file().toString())).orElse(Text.EMPTY);
            int first = symbol.location().range().start().line();
            int last = Math.min(first + (TYPES.contains(symbol.kind()) ? LINES_OF_TYPE : 1), text.lineCount());
            StringBuilder lines = new StringBuilder(files.name(symbol.location().file()) + ":" + (first + 1)
                    + (symbol.container().isEmpty() ? "" : " in " + symbol.container()) + "\n");
            for (int line = first; line < last; line++) {
                lines.append(text.line(line)).append('\n');
                if (line > first && text.line(line).equals("}")) {
                    break;
                }
            }
            return lines.append('\n').toString();
        } catch (FailureException hidden) {
            // It may not be shown, or is gone: the model goes without.
            return "";
        }
    }
}
