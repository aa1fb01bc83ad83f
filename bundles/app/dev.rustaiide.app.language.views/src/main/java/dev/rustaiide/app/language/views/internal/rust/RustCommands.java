package dev.rustaiide.app.language.views.internal.rust;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.language.views.internal.ask.Spot;
import dev.rustaiide.app.language.views.internal.ask.Spots;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Picker;
import dev.rustaiide.app.ui.components.PickerItem;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.Toast;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.Effects;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Links;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.FuzzyPattern;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.lsp.client.LanguageServer;
import dev.rustaiide.system.lsp.client.LanguageServers;
import dev.rustaiide.system.lsp.extensions.Dependency;
import dev.rustaiide.system.lsp.extensions.ExpandedMacro;
import dev.rustaiide.system.lsp.extensions.ExternalDocs;
import dev.rustaiide.system.lsp.extensions.InnerView;
import dev.rustaiide.system.lsp.extensions.Manifest;
import dev.rustaiide.system.lsp.extensions.MemoryLayout;
import dev.rustaiide.system.lsp.extensions.ServerAction;
import dev.rustaiide.system.lsp.extensions.StructuralReplace;
import dev.rustaiide.system.lsp.extensions.TextMoves;

/** rust-analyzer's own commands, offered while a Rust file is in front. UI thread only. */
@Creatable
public final class RustCommands {
    private static final String SERVER = "rust-analyzer";
    private static final String UNCHANGED = "There is nothing to change here.";

    private final LanguageFeatures features;
    private final Provider<LanguageServers> servers;
    private final Spots spots;
    private final ResultTabs tabs;
    private final Editors editors;
    private final Effects effects;
    private final Links links;
    private final Panels panels;
    private final FailureNotices notices;
    private final Look look;
    private final Ui ui;

    @Inject
    public RustCommands(LanguageFeatures features, Provider<LanguageServers> servers, Spots spots, ResultTabs tabs,
            Editors editors, Effects effects, Links links, Panels panels, FailureNotices notices, Look look,
            Ui ui) {
        this.features = features;
        this.servers = servers;
        this.spots = spots;
        this.tabs = tabs;
        this.editors = editors;
        this.effects = effects;
        this.links = links;
        this.panels = panels;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
    }

    public void addTo(Commands commands) {
        addViews(commands);
        add(commands, "rust.cargoToml", MenuGroup.GO, "Go to Cargo.toml", "", spot -> new Manifest.Of(spot.source()),
                "This file belongs to no package.", (spot, place) -> editors.open(place.orElseThrow()));
        add(commands, "rust.matchingBrace", MenuGroup.GO, "Go to matching brace", "",
                spot -> new TextMoves.MatchingBraces(spot.source(), List.of(spot.position())),
                "No brace belongs to this place.",
                (spot, places) -> places.getFirst().ifPresent(place -> editors.open(spot.file(), place)));
        add(commands, "rust.documentation", MenuGroup.HELP, "Open documentation of the symbol", "",
                spot -> new ExternalDocs.At(spot.source(), spot.position()),
                "No documentation of what is at the caret is known.", (spot, docs) -> open(docs.orElseThrow()));
        add(commands, "rust.dependencies", MenuGroup.GO, "Go to dependency…", "",
                spot -> new Dependency.Of(spot.source()), "The workspace depends on no package.",
                (spot, all) -> choose(all));
        addEdits(commands);
        addProject(commands);
    }

    private void addViews(Commands commands) {
        add(commands, "rust.expandMacro", MenuGroup.VIEW, "Expand macro", "",
                spot -> new ExpandedMacro.At(spot.source(), spot.position()),
                "Put the caret on the name of a macro call first.", (spot, macro) -> {
                    String name = macro.orElseThrow().name();
                    tabs.show("Expansion of " + name + ".rs", "// " + name + " stands for this\n\n"
                            + macro.orElseThrow().code().strip() + "\n");
                });
        view(commands, "rust.hir", "Show HIR of function", InnerView.HIR, "HIR.rs");
        view(commands, "rust.mir", "Show MIR of function", InnerView.MIR, "MIR.rs");
        view(commands, "rust.interpret", "Interpret function", InnerView.RESULT, "Result of function.txt");
        view(commands, "rust.itemTree", "Show item tree", InnerView.ITEM_TREE, "Item tree.rs");
        view(commands, "rust.crateGraph", "Show crate graph", InnerView.CRATE_GRAPH, "Crate graph.dot");
        view(commands, "rust.status", "Show state of rust-analyzer", InnerView.STATUS, "rust-analyzer.txt");
        add(commands, "rust.syntaxTree", MenuGroup.VIEW, "Show syntax tree", "",
                spot -> new InnerView.Of(spot.source(), spot.position(), InnerView.SYNTAX_TREE), "There is no tree.",
                (spot, tree) -> tabs.show("Syntax tree.txt", SyntaxText.of(tree, spot.source().text())));
        add(commands, "rust.layout", MenuGroup.VIEW, "Show memory layout", "",
                spot -> new MemoryLayout.At(spot.source(), spot.position()),
                "Put the caret on a type or a value first.",
                (spot, layout) -> tabs.show("Memory layout.txt", RustAnswers.table(layout.orElseThrow())));
    }

    private void view(Commands commands, String id, String title, InnerView view, String tab) {
        add(commands, id, MenuGroup.VIEW, title, "",
                spot -> new InnerView.Of(spot.source(), spot.position(), view), "Put the caret into a function first.",
                (spot, text) -> tabs.show(tab, text.stripTrailing() + "\n"));
    }

    private void addEdits(Commands commands) {
        add(commands, "rust.joinLines", MenuGroup.EDIT, "Join lines as Rust code", "",
                spot -> new TextMoves.JoinLines(spot.source(), List.of(selected())), UNCHANGED,
                (spot, edits) -> change("Join lines", RustAnswers.change(spot.source(), edits)));
        move(commands, "rust.moveUp", "Move item up", "Ctrl+Shift+Up", true);
        move(commands, "rust.moveDown", "Move item down", "Ctrl+Shift+Down", false);
        commands.add(Command.when("rust.replace", MenuGroup.EDIT, "Replace by structure…", "", this::isRust,
                this::replace));
    }

    private void move(Commands commands, String id, String title, String keys, boolean up) {
        add(commands, id, MenuGroup.EDIT, title, keys, spot -> new TextMoves.MoveItem(spot.source(), selected(), up),
                UNCHANGED, (spot, edits) -> change(title, RustAnswers.change(spot.source(), RustAnswers.plain(edits))));
    }

    private void addProject(Commands commands) {
        act(commands, "rust.reload", "Reload Cargo workspace", ServerAction.RELOAD_WORKSPACE,
                "rust-analyzer reads the workspace again.");
        act(commands, "rust.rebuildMacros", "Rebuild procedural macros", ServerAction.REBUILD_MACROS,
                "rust-analyzer builds procedural macros and build scripts again.");
        act(commands, "rust.runCheck", "Check this crate with rust-analyzer", ServerAction.RUN_CHECK,
                "rust-analyzer checks this crate.");
        act(commands, "rust.cancelCheck", "Cancel check of rust-analyzer", ServerAction.CANCEL_CHECK,
                "The check is cancelled.");
        act(commands, "rust.clearCheck", "Clear what rust-analyzer's check found", ServerAction.CLEAR_CHECK,
                "What the check found is put away.");
    }

    private void act(Commands commands, String id, String title, ServerAction action, String done) {
        add(commands, id, MenuGroup.RUN, title, "", spot -> new ServerAction.Do(spot.source(), action),
                "rust-analyzer did not do it.", (spot, told) -> say(done));
    }

    /** {@code nothing} is said when the answer is that. */
    private <A> void add(Commands commands, String id, MenuGroup menu, String title, String keys,
            Function<Spot, Question<A>> question, String nothing, BiConsumer<Spot, A> then) {
        commands.add(Command.when(id, menu, title, keys, this::isRust,
                () -> spots.atCaret().ifPresent(spot -> ask(spot, title, question.apply(spot), nothing, then))));
    }

    private <A> void ask(Spot spot, String title, Question<A> question, String nothing, BiConsumer<Spot, A> then) {
        if (serverOf(spot).isEmpty()) {
            say("rust-analyzer does not run for this file.");
            return;
        }
        Call<Answer<A>> call = features.ask(question);
        panels.shell().ifPresent(shell -> Toast.follow(shell, look, title, call));
        call.onFailure(ui, notices::show);
        call.onSuccess(ui, answer -> {
            if (answer.value().equals(question.nothing())) {
                say(nothing);
            } else {
                then.accept(spot, answer.value());
            }
        });
    }

    private void open(ExternalDocs docs) {
        docs.local().or(docs::web).ifPresent(links::open);
    }

    private Optional<LanguageServer> serverOf(Spot spot) {
        return servers.get().running(spot.source().language(), spot.file())
                .filter(server -> server.definition().id().equals(SERVER));
    }

    private boolean isRust() {
        return editors.activeCode().filter(editor -> editor.document().language().id().equals(LanguageId.RUST))
                .isPresent();
    }

    private Range selected() {
        CodeEditor editor = editors.activeCode().orElseThrow();
        Selection main = editor.selections().main();
        return new Range(editor.document().text().positionOf(main.start()),
                editor.document().text().positionOf(main.end()));
    }

    private void change(String title, WorkspaceEdit edit) {
        if (edit.changes().isEmpty()) {
            say(UNCHANGED);
        } else {
            effects.perform(new Effect.Change(title, edit));
        }
    }

    /** Asks for a rule; it is checked by the server, which says what is wrong with it. */
    private void replace() {
        String example = "foo($a, $b) ==>> $a.foo($b)";
        panels.shell().ifPresent(shell -> new Picker<String>(shell, look, "Replace by structure",
                query -> Call.of(query.contains("==>>") ? List.of(new PickerItem<>(query,
                        Row.of(new Glyph(Icon.REPLACE, Token.ACCENT), "Replace everywhere: " + query))) : List.of()))
                .placeholder("Pattern ==>> replacement, such as " + example)
                .nothing("Type what to look for, ==>> and what to put there; $a stands for any expression.")
                .onPick((rule, beside) -> spots.atCaret().ifPresent(spot -> ask(spot, "Looking for what fits",
                        new StructuralReplace.Of(spot.source(), spot.position(), rule, List.of(), false),
                        "Nothing in the workspace fits this pattern.",
                        (there, edit) -> change("Replace by structure", edit)))).open(""));
    }

    private void choose(List<Dependency> all) {
        panels.shell().ifPresent(shell -> new Picker<Path>(shell, look, "Go to dependency", query -> {
            List<PickerItem<Path>> items = new ArrayList<>();
            FuzzyPattern pattern = FuzzyPattern.of(query);
            for (Dependency one : all) {
                pattern.match(one.name()).ifPresent(match -> items.add(new PickerItem<>(one.folder(),
                        Row.of(new Glyph(Icon.CARGO, Token.MUTED), one.name()).matches(match.positions())
                                .detail(one.folder().toString()).badge(one.version(), Token.MUTED))));
            }
            return Call.of(items);
        }).placeholder("A package that the workspace depends on").nothing("No package has this in its name.")
                .onPick((folder, beside) -> editors.open(folder.resolve("Cargo.toml"))).open(""));
    }

    private void say(String text) {
        panels.shell().ifPresent(shell -> Toast.say(shell, look, text));
    }
}
