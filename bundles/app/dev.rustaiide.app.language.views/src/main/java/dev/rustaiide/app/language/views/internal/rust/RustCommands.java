package dev.rustaiide.app.language.views.internal.rust;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.editor.Selection;
import dev.rustaiide.app.language.views.internal.Ui;
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
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.FuzzyPattern;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.lsp.client.LanguageServer;
import dev.rustaiide.system.lsp.client.LanguageServers;

/** rust-analyzer's own commands, offered while a Rust file is in front. UI thread only. */
@Creatable
public final class RustCommands {
    private static final String SERVER = "rust-analyzer";

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
    public RustCommands(Provider<LanguageServers> servers, Spots spots, ResultTabs tabs, Editors editors,
            Effects effects, Links links, Panels panels, FailureNotices notices, Look look, Ui ui) {
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
        add(commands, "rust.cargoToml", MenuGroup.GO, "Go to Cargo.toml", "", "Asking for the manifest",
                (rust, spot) -> rust.cargoToml(spot.source()), place -> place.ifPresentOrElse(editors::open,
                        () -> say("This file belongs to no package.")));
        add(commands, "rust.matchingBrace", MenuGroup.GO, "Go to matching brace", "", "Asking for the brace",
                RustRequests::matchingBrace, place -> place.ifPresent(this::goTo));
        add(commands, "rust.documentation", MenuGroup.HELP, "Open documentation", "", "Asking for the address",
                RustRequests::documentation, addresses -> addresses.stream().findFirst().ifPresentOrElse(links::open,
                        () -> say("No documentation of what is at the caret is known.")));
        add(commands, "rust.joinLines", MenuGroup.EDIT, "Join lines as Rust code", "", "Asking for the edits",
                (rust, spot) -> rust.joinLines(spot.source(), selected()), edit -> change("Join lines", edit));
        add(commands, "rust.moveUp", MenuGroup.EDIT, "Move item up", "Ctrl+Shift+Up", "Asking for the edits",
                (rust, spot) -> rust.moveItem(spot.source(), selected(), true), edit -> change("Move item up", edit));
        add(commands, "rust.moveDown", MenuGroup.EDIT, "Move item down", "Ctrl+Shift+Down", "Asking for the edits",
                (rust, spot) -> rust.moveItem(spot.source(), selected(), false),
                edit -> change("Move item down", edit));
        commands.add(Command.when("rust.replace", MenuGroup.EDIT, "Replace by structure…", "", this::isRust,
                this::replace));
        add(commands, "rust.dependencies", MenuGroup.GO, "Go to dependency…", "", "Asking for the packages",
                (rust, spot) -> rust.dependencies(), this::choose);
        addProject(commands);
    }

    private void addViews(Commands commands) {
        add(commands, "rust.expandMacro", MenuGroup.VIEW, "Expand macro", "", "Expanding the macro",
                RustRequests::expand, found -> found.ifPresentOrElse(
                        macro -> tabs.show("Expansion of " + macro.name() + ".rs", "// " + macro.name()
                                + " stands for this\n\n" + macro.code().strip() + "\n"),
                        () -> say("Put the caret on the name of a macro call first.")));
        view(commands, "rust.hir", "Show HIR of function", "viewHir", "HIR.rs");
        view(commands, "rust.mir", "Show MIR of function", "viewMir", "MIR.rs");
        add(commands, "rust.syntaxTree", MenuGroup.VIEW, "Show syntax tree", "", "Asking for the syntax tree",
                (rust, spot) -> rust.syntaxTree(spot.source()), tree -> tabs.show("Syntax tree.txt", tree));
        add(commands, "rust.status", MenuGroup.VIEW, "Show state of rust-analyzer", "", "Asking for the state",
                (rust, spot) -> rust.status(), status -> tabs.show("rust-analyzer.txt", status));
    }

    private void addProject(Commands commands) {
        add(commands, "rust.reload", MenuGroup.RUN, "Reload Cargo workspace", "", "Reloading the workspace",
                (rust, spot) -> rust.reload(), done -> say("The workspace is read again."));
        add(commands, "rust.rebuildMacros", MenuGroup.RUN, "Rebuild procedural macros", "", "Building the macros",
                (rust, spot) -> rust.rebuildMacros(), done -> say("Procedural macros and build scripts are built."));
    }

    private void view(Commands commands, String id, String title, String what, String tab) {
        add(commands, id, MenuGroup.VIEW, title, "", "Asking rust-analyzer", (rust, spot) -> rust.view(what, spot),
                text -> {
                    if (text.isBlank()) {
                        say("Put the caret into a function first.");
                    } else {
                        tabs.show(tab, text + "\n");
                    }
                });
    }

    /** What asks the server about the caret's place. */
    @FunctionalInterface
    private interface Request<A> {
        Call<? extends A> of(RustRequests rust, Spot spot);
    }

    private <A> void add(Commands commands, String id, MenuGroup menu, String title, String keys, String progress,
            Request<A> request, Consumer<A> then) {
        commands.add(Command.when(id, menu, title, keys, this::isRust, () -> ask(progress, request, then)));
    }

    private <A> void ask(String progress, Request<A> request, Consumer<A> then) {
        Optional<Spot> spot = spots.atCaret();
        Optional<LanguageServer> server = spot.flatMap(this::serverOf);
        if (spot.isPresent() && server.isEmpty()) {
            say("rust-analyzer does not run for this file.");
        }
        server.ifPresent(running -> {
            Call<? extends A> call = request.of(new RustRequests(running), spot.get());
            panels.shell().ifPresent(shell -> Toast.follow(shell, look, progress, call));
            take(call, then);
        });
    }

    private <A> void take(Call<A> call, Consumer<? super A> then) {
        call.onSuccess(ui, then::accept);
        call.onFailure(ui, notices::show);
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

    private void goTo(Position place) {
        editors.active().ifPresent(file -> editors.open(file, place));
    }

    private void change(String title, WorkspaceEdit edit) {
        if (edit.changes().isEmpty()) {
            say("There is nothing to change here.");
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
                .onPick((rule, beside) -> ask("Looking for what fits", (rust, spot) -> rust.replace(spot, rule),
                        (WorkspaceEdit edit) -> change("Replace by structure", edit))).open(""));
    }

    private void choose(List<RustRequests.Dependency> all) {
        if (all.isEmpty()) {
            say("The workspace depends on no package.");
            return;
        }
        panels.shell().ifPresent(shell -> new Picker<Path>(shell, look, "Go to dependency", query -> {
            List<PickerItem<Path>> items = new ArrayList<>();
            FuzzyPattern pattern = FuzzyPattern.of(query);
            for (RustRequests.Dependency one : all) {
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
