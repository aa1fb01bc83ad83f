package dev.rustaiide.app.workbench.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;

import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.workbench.CargoRuns;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.CompletionSources;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.Effects;
import dev.rustaiide.app.workbench.ExpandedFolders;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.FileMarks;
import dev.rustaiide.app.workbench.FileMenu;
import dev.rustaiide.app.workbench.FileNames;
import dev.rustaiide.app.workbench.Links;
import dev.rustaiide.app.workbench.OpenFolder;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.PlaceSteps;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.ProposedChanges;
import dev.rustaiide.app.workbench.RevisionChoice;
import dev.rustaiide.app.workbench.Runs;
import dev.rustaiide.app.workbench.SearchEverywhere;
import dev.rustaiide.app.workbench.StartRequest;
import dev.rustaiide.app.workbench.StatusLine;
import dev.rustaiide.app.workbench.TestArrows;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.commands.EditCommands;
import dev.rustaiide.app.workbench.internal.commands.FileCommands;
import dev.rustaiide.app.workbench.internal.commands.HelpCommands;
import dev.rustaiide.app.workbench.internal.commands.RevisionCommands;
import dev.rustaiide.app.workbench.internal.commands.RunCommands;
import dev.rustaiide.app.workbench.internal.commands.TabCommands;
import dev.rustaiide.app.workbench.internal.commands.ViewCommands;
import dev.rustaiide.app.workbench.internal.files.FileActions;
import dev.rustaiide.app.workbench.internal.files.FileMenuTable;
import dev.rustaiide.app.workbench.internal.language.FollowedTexts;
import dev.rustaiide.app.workbench.internal.language.FoundDiagnostics;
import dev.rustaiide.app.workbench.internal.language.Languages;
import dev.rustaiide.app.workbench.internal.language.WindowEffects;
import dev.rustaiide.app.workbench.internal.window.EditorPart;
import dev.rustaiide.app.workbench.internal.window.EditorTabs;
import dev.rustaiide.app.workbench.internal.window.Journey;
import dev.rustaiide.app.workbench.internal.window.Origins;
import dev.rustaiide.app.workbench.internal.window.PartEditors;
import dev.rustaiide.app.workbench.internal.window.Pickers;
import dev.rustaiide.app.workbench.internal.window.RevisionPicker;
import dev.rustaiide.app.workbench.internal.window.SideViews;
import dev.rustaiide.app.workbench.internal.window.StackLook;
import dev.rustaiide.app.workbench.internal.window.WindowLayout;
import dev.rustaiide.app.workbench.internal.window.WindowMemory;
import dev.rustaiide.app.workbench.internal.window.WindowPanels;
import dev.rustaiide.app.workbench.internal.window.WindowTitle;
import dev.rustaiide.app.workspace.management.FolderState;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/** Puts the window together before e4 draws it, so that the first frame has the text in it already. */
public final class WorkbenchAddon {
    private final IEclipseContext context;

    @Inject
    public WorkbenchAddon(MApplication application) {
        context = application.getContext();
    }

    @PostConstruct
    void start(Display display) {
        context.set(Ui.class, new Ui(display));
        context.set(Problems.class, new Problems());
        context.set(FileMarks.class, new FileMarks());
        context.set(TestArrows.class, new TestArrows());
        CommandTable commands = new CommandTable();
        context.set(CommandTable.class, commands);
        context.set(Commands.class, commands);
        make(RunLog.class);
        context.set(FailureNotices.class, make(Notices.class));
        context.set(Links.class, make(WebLinks.class));
        make(WindowLayout.class);
        make(WindowMemory.class);
        PartEditors editors = make(PartEditors.class);
        context.set(Editors.class, editors);
        context.set(CompletionSources.class, new CompletionSources());
        Folders folders = make(Folders.class);
        context.set(OpenFolders.class, folders);
        make(WindowTitle.class);
        context.set(FileNames.class, make(WorkspaceNames.class));
        make(Origins.class);
        Session session = make(Session.class);
        context.set(ExpandedFolders.class, session);
        make(Edits.class);
        make(FileActions.class);
        make(EditorTabs.class);
        make(Explanations.class);
        make(Builds.class);
        make(SideViews.class);
        make(PlaceSteps.class);
        make(Journey.class);
        context.set(SearchEverywhere.class, make(Pickers.class));
        context.set(Panels.class, make(WindowPanels.class));
        context.set(StatusLine.class, new StatusLine());
        FileMenuTable menus = new FileMenuTable();
        context.set(FileMenu.class, menus);
        make(RevisionPicker.class);
        make(StackLook.class);
        make(Appearance.class);
        make(OutsideFiles.class);
        make(FootingNotices.class);
        Openings openings = make(Openings.class);
        context.set(OpenFolder.class, openings);
        make(FollowedTexts.class);
        make(FoundDiagnostics.class);
        context.set(Effects.class, make(WindowEffects.class));
        make(Languages.class);
        addTo(commands);
        session.watch(() -> stateOf(editors));
        editors.onChange(session::changed);
        editors.onCaret(editor -> session.changed());
        KeyDispatch keys = new KeyDispatch(commands);
        display.addFilter(SWT.KeyDown, keys::handle);
        display.addFilter(SWT.KeyUp, keys::handleUp);
        display.addFilter(SWT.Traverse, KeyDispatch::keepTab);
        restore(folders, editors, openings);
        // From then on: until it is open nobody could wait for its answer.
        context.get(Ui.class).execute(() -> make(WindowKeys.class));
    }

    private void addTo(Commands commands) {
        make(FileCommands.class).addTo(commands);
        make(EditCommands.class).addTo(commands);
        make(ViewCommands.class).addTo(commands);
        RunCommands runs = make(RunCommands.class);
        runs.addTo(commands);
        context.set(Runs.class, runs);
        context.set(CargoRuns.class, runs);
        make(HelpCommands.class).addTo(commands);
        make(TabCommands.class).addTo(commands);
        RevisionCommands revisions = make(RevisionCommands.class);
        revisions.addTo(commands);
        context.set(RevisionChoice.class, revisions);
    }

    private <T> T make(Class<T> type) {
        T made = ContextInjectionFactory.make(type, context);
        context.set(type, made);
        return made;
    }

    /** Opens what the command line asks for, else what was open last. */
    private void restore(Folders folders, PartEditors editors, Openings openings) {
        StartRequest request = Optional.ofNullable(context.get(StartRequest.class)).orElse(StartRequest.NOTHING);
        Ui ui = context.get(Ui.class);
        request.file().ifPresent(file -> {
            MPart part = editors.prepare(file, true);
            request.position().ifPresent(position -> editors.later(part, Range.at(position)));
            ui.execute(() -> editors.focus(part));
        });
        // Once the window is there, so that the editors of unsaved text can be drawn.
        ui.execute(() -> openings.restoreUnsaved(context.get(ProposedChanges.class)::recover));
        if (request.folder().isPresent()) {
            openings.open(request.folder().get(), request.file().isEmpty());
        } else if (request.file().isEmpty()) {
            folders.recent().onSuccess(ui, recent -> {
                if (!recent.isEmpty() && folders.all().isEmpty()) {
                    openings.open(recent.getFirst().path());
                } else {
                    openings.showStart();
                }
            });
        }
    }

    private static FolderState stateOf(PartEditors editors) {
        var open = new ArrayList<FolderState.Editor>();
        for (EditorPart part : editors.editors()) {
            Position caret = part.editor().map(CodeEditor::caret).orElse(new Position(0, 0));
            if (!part.file().isAbsolute() || FileLocation.of(part.file()) instanceof FileLocation.InMemory) {
                // A text without a file: the journal brings it back; or one that a tool has made, for this session.
                continue;
            }
            if (part.document().filter(text -> text.stamp().isEmpty()).isPresent()) {
                // Its file is not there yet: if anything was typed, the journal brings that back too.
                continue;
            }
            open.add(new FolderState.Editor(part.file(), caret, 0, true));
        }
        Path active = editors.active().filter(Path::isAbsolute).orElse(null);
        return new FolderState(open, active, List.of(), java.util.Map.of());
    }
}
