package dev.rustaiide.app.workbench.internal.window;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.widgets.Shell;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Picker;
import dev.rustaiide.app.ui.components.PickerItem;
import dev.rustaiide.app.ui.components.PickerSource;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.SearchEverywhere;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.Folders;
import dev.rustaiide.app.workspace.management.FileIndex;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.app.workspace.management.FolderSet;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.FuzzyMatch;
import dev.rustaiide.foundation.common.FuzzyPattern;
import dev.rustaiide.foundation.types.Language;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Span;

/** The lists that open over the window and find as you type. */
@Creatable
public final class Pickers implements SearchEverywhere {
    private static final int MOST = 100;

    private final Look look;
    private final WindowLayout layout;
    private final Commands commands;
    private final Folders folders;
    private final PartEditors editors;
    private final Syntax syntax;
    private final Journey journey;
    private final RecentCommands recent;
    private final Ui ui;
    private final Map<Character, Finder> finders = new TreeMap<>();

    @Inject
    public Pickers(Look look, WindowLayout layout, Commands commands, Folders folders, PartEditors editors,
            Syntax syntax, Journey journey, RecentCommands recent, Ui ui) {
        this.recent = recent;
        this.ui = ui;
        this.look = look;
        this.layout = layout;
        this.commands = commands;
        this.folders = folders;
        this.editors = editors;
        this.syntax = syntax;
        this.journey = journey;
    }

    /** What finds places behind a prefix, and the words for it. */
    private record Finder(String hint, PickerSource<Location> source) {}

    /** What a query in the one field for everything finds. */
    private sealed interface Answer {}

    private record FileAnswer(Path file, Optional<Position> position) implements Answer {}

    private record CommandAnswer(Command command) implements Answer {}

    private record PlaceAnswer(Location place) implements Answer {}

    private record LineAnswer(Position position) implements Answer {}

    /**
     * One field for everything: files by name, with {@code :line} behind it; {@code >} commands, {@code :} a line, and
     * what others find behind their prefixes. Places are shown in editors while people move through the list.
     */
    @Override
    public void open(String query) {
        shell(shell -> {
            Picker<Answer> picker = new Picker<>(shell, look, "Search everywhere", this::find);
            Preview preview = new Preview(editors, journey, picker::hold, ui);
            picker.placeholder("Search everywhere")
                    .nothingYet(prefixes())
                    .onLook(answer -> preview.show(placeOf(answer)))
                    .onCancel(preview::undo)
                    .onPick((answer, beside) -> {
                        preview.end();
                        pick(answer);
                    }).open(query);
        });
    }

    private Optional<Location> placeOf(Answer answer) {
        return switch (answer) {
            case PlaceAnswer(Location place) -> Optional.of(place);
            case LineAnswer(Position position) -> editors.active().map(file -> new Location(file, Range.at(position)));
            default -> Optional.empty();
        };
    }

    private Call<List<PickerItem<Answer>>> find(String query) {
        if (query.startsWith(">")) {
            return Call.of(commandItems(query.substring(1).strip()));
        }
        if (query.startsWith(":")) {
            return Call.of(lineItems(query.substring(1)));
        }
        Finder finder = query.isEmpty() ? null : finders.get(query.charAt(0));
        return finder == null ? fileItems(query) : places(finder.source().find(query.substring(1).strip()));
    }

    private String prefixes() {
        StringBuilder words = new StringBuilder("Type the name of a file; > commands, : line");
        finders.forEach((prefix, finder) -> words.append(", ").append(prefix).append(' ').append(finder.hint()));
        return words.toString();
    }

    @Override
    public Look.Registration add(char prefix, String hint, PickerSource<Location> source) {
        Finder finder = new Finder(hint, source);
        if (finders.putIfAbsent(prefix, finder) != null) {
            throw new IllegalArgumentException("something else is found behind " + prefix);
        }
        return () -> finders.remove(prefix, finder);
    }

    private void pick(Answer answer) {
        switch (answer) {
            case CommandAnswer(Command command) -> {
                recent.used(command.id());
                commands.run(command.id());
            }
            case FileAnswer(Path file, Optional<Position> position) ->
                position.ifPresentOrElse(place -> editors.open(file, place), () -> editors.open(file));
            case PlaceAnswer(Location place) -> editors.open(place);
            case LineAnswer(Position position) -> editors.active().ifPresent(file -> editors.open(file, position));
        }
    }

    private List<PickerItem<Answer>> commandItems(String query) {
        FuzzyPattern pattern = FuzzyPattern.of(query);
        record Scored(int score, int rank, PickerItem<Answer> item) {}
        var scored = new ArrayList<Scored>();
        for (Command command : commands.all()) {
            String title = command.label();
            Optional<FuzzyMatch> match = pattern.match(title);
            if (match.isPresent() && command.enabled().getAsBoolean()) {
                scored.add(new Scored(match.get().score(), recent.rank(command.id()),
                        new PickerItem<>(new CommandAnswer(command),
                        Row.of(title).matches(match.get().positions()).keys(command.shownKeys()))));
            }
        }
        // What was used last comes first where the words say nothing else.
        scored.sort(Comparator.comparing(Scored::score).reversed().thenComparing(Scored::rank));
        return scored.stream().map(Scored::item).toList();
    }

    private static Call<List<PickerItem<Answer>>> places(Call<List<PickerItem<Location>>> found) {
        return found.then("show symbols", (scope, items) -> {
            var answers = new ArrayList<PickerItem<Answer>>();
            items.forEach(item -> answers.add(new PickerItem<>(new PlaceAnswer(item.value()), item.row())));
            return answers;
        });
    }

    private List<PickerItem<Answer>> lineItems(String text) {
        return position(text).map(place -> List.of(new PickerItem<Answer>(new LineAnswer(place),
                Row.of(new Glyph(Icon.ARROW_RIGHT, Token.MUTED), "Go to line " + (place.line() + 1)))))
                .orElse(List.of());
    }

    private Call<List<PickerItem<Answer>>> fileItems(String query) {
        int colon = query.indexOf(':');
        String name = colon < 0 ? query : query.substring(0, colon);
        Optional<Position> place = colon < 0 ? Optional.empty() : position(query.substring(colon + 1));
        List<Folder> all = folders.all();
        Map<Folder, String> names = new HashMap<>();
        all.forEach(folder -> names.put(folder, folders.areSeveral() ? folders.nameOf(folder) : ""));
        return Call.start("files", scope -> {
            var found = new ArrayList<FoundFiles.Found>();
            for (Folder folder : all) {
                found.addAll(FoundFiles.of(names.getOrDefault(folder, ""), name,
                        folder.index().query(name, MOST).await()));
            }
            return FoundFiles.best(found, MOST).stream().map(one -> new PickerItem<Answer>(
                    new FileAnswer(one.hit().file(), place), fileRow(one))).toList();
        });
    }

    private static Row fileRow(FoundFiles.Found found) {
        FileIndex.Hit hit = found.hit();
        String file = Objects.toString(hit.file().getFileName(), "");
        int start = hit.shown().length() - file.length();
        String parent = start > 0 ? hit.shown().substring(0, start - 1) : "";
        var matches = new ArrayList<Integer>();
        for (Span span : hit.matched()) {
            for (int i = Math.max(span.start(), start); i < span.end(); i++) {
                matches.add(i - start);
            }
        }
        return Row.of(Glyph.ofFile(file), file).detail(found.folder().isEmpty() || parent.isEmpty()
                ? found.folder() + parent : found.folder() + "/" + parent)
                .matches(matches.stream().mapToInt(Integer::intValue).toArray());
    }

    /** {@code 12} or {@code 12:5}, from one. */
    static Optional<Position> position(String text) {
        String[] parts = text.split(":", 2);
        try {
            int line = Integer.parseInt(parts[0].strip());
            int column = parts.length < 2 || parts[1].isBlank() ? 1 : Integer.parseInt(parts[1].strip());
            return line < 1 || column < 1 ? Optional.empty() : Optional.of(new Position(line - 1, column - 1));
        } catch (NumberFormatException notYetTyped) {
            return Optional.empty();
        }
    }

    /** Offers the folders that were opened lately. */
    public void recentFolders(Consumer<Path> open) {
        shell(shell -> new Picker<Path>(shell, look, "Open recent folder", query -> {
            Call<List<FolderSet>> recent = folders.recent();
            return Call.start("recent folders", scope -> ranked(query, recent.await(), Pickers::recentTitle,
                    (set, row) -> new PickerItem<>(set.path(), row), Pickers::glyphOf));
        }).placeholder("A folder that was opened before").nothing("No folder was opened before.")
                .onPick((folder, beside) -> open.accept(folder)).open(""));
    }

    private static String recentTitle(FolderSet set) {
        return set.kind() == FolderSet.Kind.TOGETHER ? set.name() : set.path().toString();
    }

    /** Several folders together look like what they are. */
    static Glyph glyphOf(FolderSet set) {
        return set.kind() == FolderSet.Kind.ALONE ? Glyph.ofFolder(false)
                : new Glyph(Icon.SYMBOL_IMPLEMENTATION, Token.MUTED);
    }

    /** Offers languages for the active editor. */
    public void language() {
        editors.activeEditor().flatMap(EditorPart::document).ifPresent(document -> {
            var languages = new ArrayList<>(syntax.languages());
            languages.add(Language.PLAIN_TEXT);
            pick("Language", languages, Language::name, chosen -> document.setLanguage(chosen));
        });
    }

    /** Offers {@code choices}. */
    public <T> void pick(String name, List<T> choices, Function<T, String> title, Consumer<T> picked) {
        PickerSource<T> source = query -> Call.of(ranked(query, choices, title,
                (choice, row) -> new PickerItem<>(choice, row), choice -> new Glyph(Icon.CHEVRON_RIGHT, Token.MUTED)));
        shell(shell -> new Picker<>(shell, look, name, source).placeholder(name)
                .onPick((choice, beside) -> picked.accept(choice)).open(""));
    }

    private static <T, I> List<PickerItem<I>> ranked(String query, List<T> all,
            Function<T, String> title,
            BiFunction<T, Row, PickerItem<I>> item, Function<T, Glyph> glyph) {
        FuzzyPattern pattern = FuzzyPattern.of(query);
        record Scored<I>(int score, PickerItem<I> item) {}
        var scored = new ArrayList<Scored<I>>();
        for (T one : all) {
            String name = title.apply(one);
            pattern.match(name).ifPresent(match -> scored.add(new Scored<>(match.score(),
                    item.apply(one, Row.of(glyph.apply(one), name).matches(match.positions())))));
        }
        if (!query.isEmpty()) {
            scored.sort((a, b) -> Integer.compare(b.score(), a.score()));
        }
        var items = new ArrayList<PickerItem<I>>();
        scored.stream().limit(MOST).forEach(one -> items.add(one.item()));
        return items;
    }

    private void shell(Consumer<Shell> use) {
        layout.shell().ifPresent(use);
    }
}
