package dev.rustaiide.app.language.views.internal.ask;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.PickerItem;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.workbench.FileNames;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.FuzzyMatch;
import dev.rustaiide.foundation.common.FuzzyPattern;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Symbol;

/** Finds declarations by what is typed of their names: those of the open file, or of the whole folder. */
@Creatable
public final class SymbolFinder {
    private static final int MOST = 100;

    private final LanguageFeatures features;
    private final ActiveSymbols active;
    private final FileNames names;

    @Inject
    public SymbolFinder(LanguageFeatures features, ActiveSymbols active, FileNames names) {
        this.features = features;
        this.active = active;
        this.names = names;
    }

    /** Those of the file whose editor was used last: as its outline without a query, the best first with one. */
    public Call<List<PickerItem<Location>>> inFile(String query) {
        Optional<Path> file = active.file();
        return file.isEmpty() ? Call.of(List.of())
                : active.first().then("symbols", (scope, outline) -> fileItems(query, outline, file.get()));
    }

    /** Those of the open folder; the best first, as the sources rank them. */
    public Call<List<PickerItem<Location>>> inFolder(String query) {
        if (query.isEmpty()) {
            return Call.of(List.of());
        }
        return features.ask(new FoundSymbol.Like(query, Optional.empty(), MOST)).then("show symbols", (scope, answer) ->
                ranked(query, answer.value()).stream().map(symbol -> item(query, symbol)).toList());
    }

    static List<PickerItem<Location>> fileItems(String query, List<Symbol> outline, Path file) {
        FuzzyPattern pattern = FuzzyPattern.of(query);
        List<Scored> scored = new ArrayList<>();
        collect(pattern, outline, "", 0, file, scored);
        if (!query.isEmpty()) {
            scored.sort((a, b) -> Integer.compare(b.score(), a.score()));
        }
        return scored.stream().limit(query.isEmpty() ? Integer.MAX_VALUE : MOST).map(Scored::item).toList();
    }

    private record Scored(int score, PickerItem<Location> item) {}

    private static void collect(FuzzyPattern pattern, List<Symbol> symbols, String container, int depth, Path file,
            List<Scored> into) {
        for (Symbol symbol : symbols) {
            Optional<FuzzyMatch> match = pattern.match(symbol.name());
            match.ifPresent(found -> into.add(new Scored(found.score(), new PickerItem<>(
                    new Location(file, symbol.selection()),
                    Row.of(Glyph.ofSymbol(symbol.kind()), symbol.name()).matches(found.positions())
                            .detail(detail(container, symbol.detail()))))));
            collect(pattern, symbol.children(), symbol.name(), depth + 1, file, into);
        }
    }

    private static String detail(String container, String detail) {
        return container.isEmpty() || detail.isEmpty() ? container + detail : container + "  " + detail;
    }

    /** By how well the name fits: servers find well, and few of them put the best first. */
    static List<FoundSymbol> ranked(String query, List<FoundSymbol> found) {
        FuzzyPattern pattern = FuzzyPattern.of(name(query));
        Map<FoundSymbol, Integer> scores = new HashMap<>();
        found.forEach(symbol -> scores.put(symbol, pattern.match(symbol.name()).map(FuzzyMatch::score)
                .orElse(Integer.MIN_VALUE)));
        return found.stream().sorted(Comparator.comparing((FoundSymbol symbol) -> -(long) scores.get(symbol))
                .thenComparing(symbol -> symbol.name().length())).toList();
    }

    /** What comes behind a path, as in {@code parser::lex}, is what the name has to fit. */
    private static String name(String query) {
        return query.substring(Math.max(query.lastIndexOf(':'), query.lastIndexOf('.')) + 1);
    }

    private PickerItem<Location> item(String query, FoundSymbol symbol) {
        Row row = Row.of(Glyph.ofSymbol(symbol.kind()), symbol.name());
        FuzzyPattern.of(name(query)).match(symbol.name()).ifPresent(match -> row.matches(match.positions()));
        Location place = symbol.location();
        String path = names.shown(place.file()) + ":" + (place.range().start().line() + 1);
        return new PickerItem<>(place, row.detail(detail(symbol.container(), path)).hint(place.toString()));
    }
}
