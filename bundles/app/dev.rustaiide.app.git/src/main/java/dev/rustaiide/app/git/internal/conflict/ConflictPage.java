package dev.rustaiide.app.git.internal.conflict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.ai.assistant.Rewrite;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.git.internal.ShownRepository;
import dev.rustaiide.app.git.internal.conflict.ShownConflict.Shown;
import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.HoverCard;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.git.conflicts.ConflictMarks;
import dev.rustaiide.system.git.conflicts.ConflictedFile;
import dev.rustaiide.system.git.conflicts.Conflicts;
import dev.rustaiide.system.git.conflicts.MarkedConflict;
import dev.rustaiide.system.git.conflicts.MarkedConflict.Way;
import dev.rustaiide.system.git.integration.Conflict;
import dev.rustaiide.system.git.integration.Staging;
import dev.rustaiide.system.git.messages.ConflictProposal;

/**
 * The conflicts of a file: three sides above, the file as it becomes below, which is an ordinary text that can be
 * edited, undone and recovered. A conflict is open as long as its markers are in it.
 */
public final class ConflictPage implements ShownConflict.Acts, EditedText.Listener {
    private static final Duration QUIET = Duration.ofMillis(120);
    private static final String OURS = "Ours";
    private static final String THEIRS = "Theirs";

    private final Composite page;
    private final ShownConflict shownConflict;
    private final ShownRepository repository;
    private final Conflicts conflicts;
    private final Staging staging;
    private final Documents documents;
    private final Proposals proposals;
    private final FailureNotices notices;
    private final Look look;
    private final Ui ui;
    private final Caption title;
    private final Caption counter;
    private final Composite buttons;
    private final Sides sides;
    private final Composite result;
    private final Map<Way, Button> ways = new EnumMap<>(Way.class);
    private final Button stage;
    private final Runnable again = this::load;
    private final Commands commands;
    private final Look.Registration registration;
    private final Debounce soon;
    private final Runnable followed = this::followed;
    private Optional<Seen> seen = Optional.empty();
    private Optional<Open> open = Optional.empty();
    private Known known = new Known(Text.EMPTY, List.of(), List.of());
    private boolean isGoingOn;
    private Optional<Call<ConflictProposal>> asking = Optional.empty();

    /** What is known of the file that is shown. */
    private record Seen(Shown shown, ConflictedFile file) {
        /** Whether its conflicts are decided one by one. */
        boolean isText() {
            return !file.binary() && file.ours().isPresent() && file.theirs().isPresent();
        }
    }

    /** Its text. */
    private record Open(Document document, CodeEditor editor) {}

    /** What was found in a text. */
    private record Known(Text text, List<MarkedConflict> marked, List<Integer> broken) {}

    @Inject
    public ConflictPage(Composite parent, ShownConflict shownConflict, ShownRepository repository,
            Conflicts conflicts, Staging staging, Documents documents, Proposals proposals, Commands commands,
            FailureNotices notices, Look look, Ui ui) {
        this.page = parent;
        this.shownConflict = shownConflict;
        this.repository = repository;
        this.conflicts = conflicts;
        this.staging = staging;
        this.documents = documents;
        this.proposals = proposals;
        this.commands = commands;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
        this.soon = new Debounce(QUIET, ui, this::find);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 4 * Look.STEP;
        layout.marginHeight = 3 * Look.STEP;
        layout.verticalSpacing = 2 * Look.STEP;
        parent.setLayout(layout);
        title = caption(TextSize.TITLE, Token.TEXT);
        counter = caption(TextSize.BODY, Token.MUTED);
        buttons = new Composite(parent, SWT.NONE);
        RowLayout row = new RowLayout();
        row.marginLeft = 0;
        row.spacing = 2 * Look.STEP;
        row.center = true;
        buttons.setLayout(row);
        buttons.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        tip(button("Previous", () -> next(false)), "Goes to the conflict before", "previous");
        tip(button("Next", () -> next(true)), "Goes to the next conflict", "next");
        way(Way.OURS, OURS, "Takes your side", "ours");
        way(Way.THEIRS, THEIRS, "Takes the other side", "theirs");
        way(Way.BOTH, "Both", "Takes your side and then the other", "both");
        way(Way.BASE, "Base", "Takes what both began with", "base");
        way(Way.WORDS, "Merge words", "Takes what each side changed, word by word", "words");
        tip(button("Ask the assistant", this::propose), "Has the assistant propose lines", "assistant");
        stage = button("Stage as resolved", this::stage);
        tip(stage, "Git takes the file for resolved", "stage");
        sides = new Sides(parent, look, ui);
        sides.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
        result = new Composite(parent, SWT.NONE);
        result.setLayout(new FillLayout());
        result.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        registration = look.onChange(this::dress);
        dress();
        shownConflict.begin(this, again);
        repository.onChange(followed);
        load();
    }

    private Caption caption(TextSize size, Token color) {
        Caption made = new Caption(page, look, "", size, color);
        made.setGround(Token.BACKGROUND);
        made.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return made;
    }

    private Button button(String label, Runnable run) {
        Button made = new Button(buttons, look, label, false);
        made.setGround(Token.BACKGROUND);
        made.onPress(run);
        return made;
    }

    private void way(Way way, String label, String what, String command) {
        Button made = button(label, () -> take(way));
        tip(made, what, command);
        ways.put(way, made);
    }

    private void tip(Button button, String words, String command) {
        commands.tip(button, words, "git.conflict." + command, button::setToolTipText);
    }

    private void dress() {
        if (!page.isDisposed()) {
            for (Composite each : List.of(page, buttons, result)) {
                each.setBackground(look.color(Token.BACKGROUND));
            }
            sides.dress();
        }
    }

    private void load() {
        Optional<Shown> wanted = shownConflict.shown();
        if (page.isDisposed() || wanted.isEmpty() || seen.map(Seen::shown).equals(wanted)) {
            return;
        }
        letGo();
        title.setText(SafeText.line(wanted.get().path()));
        counter.setText("Looking at it…");
        forbid();
        read(wanted.get());
    }

    /** Nothing can be taken of what nobody has seen. */
    private void forbid() {
        ways.values().forEach(each -> each.setEnabled(false));
        stage.setEnabled(false);
    }

    /** Git has something else to say of the repository: perhaps of this file too. */
    private void followed() {
        seen.map(Seen::shown).ifPresent(this::read);
    }

    private void read(Shown now) {
        conflicts.read(now.root(), now.path()).onFailure(ui, cause -> unreadable(now, cause)).onSuccess(ui, file -> {
            if (isShown(now)) {
                read(new Seen(now, file));
            }
        });
    }

    private boolean isShown(Shown now) {
        return !page.isDisposed() && shownConflict.shown().equals(Optional.of(now));
    }

    private void unreadable(Shown now, Throwable cause) {
        if (isShown(now) && seen.isEmpty()) {
            counter.setText("It cannot be read.");
            notices.show(cause);
        }
    }

    private void read(Seen fresh) {
        if (seen.equals(Optional.of(fresh))) {
            return;
        }
        boolean staysOpen = open.isPresent() && (fresh.isText() || fresh.file().kind() == Conflict.NONE);
        if (!staysOpen && open.isPresent()) {
            letGo();
        }
        seen = Optional.of(fresh);
        if (staysOpen) {
            find();
        } else if (fresh.isText()) {
            opened(fresh);
        } else {
            whole(fresh.file());
        }
    }

    private void opened(Seen fresh) {
        Shown now = fresh.shown();
        documents.open(now.file()).onFailure(ui, notices::show).onSuccess(ui, document -> {
            if (!isShown(now) || !seen.map(Seen::isText).orElse(false) || open.isPresent()) {
                documents.release(document);
                return;
            }
            ways.get(Way.OURS).setLabel(OURS);
            ways.get(Way.THEIRS).setLabel(THEIRS);
            CodeEditor editor = new CodeEditor(result, look, document);
            editor.text().addListener(this);
            open = Optional.of(new Open(document, editor));
            page.layout(true, true);
            find();
        });
    }

    /** A file that is taken or deleted as a whole: people are told what happened, and choose. */
    private void whole(ConflictedFile file) {
        counter.setText(file.explanation());
        forbid();
        for (Way way : List.of(Way.OURS, Way.THEIRS)) {
            boolean has = (way == Way.OURS ? file.ours() : file.theirs()).isPresent();
            Button choice = ways.get(way);
            choice.setLabel((way == Way.OURS ? OURS : THEIRS) + (has ? ": keep it" : ": delete it"));
            choice.setEnabled(file.kind() != Conflict.NONE);
        }
        page.layout(true, true);
    }

    @Override
    public void textChanged(DocumentChange change) {
        soon.trigger();
    }

    @Override
    public void selectionsChanged(Selections before) {
        show();
    }

    private void find() {
        if (open.isEmpty() || seen.isEmpty()) {
            return;
        }
        Document document = open.get().document();
        Seen asked = seen.get();
        Text text = document.text();
        Call.start("find conflicts", scope -> new Known(text, asked.file().marked(text), ConflictMarks.of(text)
                .broken())).onSuccess(ui, found -> {
                    if (seen.equals(Optional.of(asked)) && open.isPresent() && found.text().equals(document.text())) {
                        found(found);
                    }
                });
    }

    private void found(Known found) {
        boolean first = known.text() == Text.EMPTY;
        known = found;
        if (first || isGoingOn) {
            isGoingOn = false;
            next(true);
        }
        show();
    }

    /** The conflict at the caret, or else the next one. */
    private Optional<MarkedConflict> current() {
        int caret = open.map(now -> now.editor().selections().main().caret()).orElse(0);
        return known.marked().stream().filter(one -> one.span().end() > caret).findFirst()
                .or(() -> known.marked().stream().reduce((one, later) -> later));
    }

    private void show() {
        if (page.isDisposed() || open.isEmpty() || seen.isEmpty()) {
            return;
        }
        ConflictedFile file = seen.get().file();
        Optional<MarkedConflict> now = current();
        int index = now.map(known.marked()::indexOf).orElse(-1) + 1;
        boolean isClean = known.marked().isEmpty() && known.broken().isEmpty();
        boolean isConflict = file.kind() != Conflict.NONE;
        String none = isConflict ? "Nothing is left to decide: look at it, and stage it." : "Git knows of no conflict.";
        counter.setText(!known.broken().isEmpty() ? "Line " + (known.broken().getFirst() + 1)
                + " has a conflict marker whose others are gone: mend it by hand." : isClean ? none
                : "Conflict " + index + " of " + known.marked().size()
                + (isConflict ? "" : "; Git knows of none in this file, only its text has the markers"));
        ways.forEach((way, button) -> button.setEnabled(now.flatMap(one -> one.resolved(way)).isPresent()));
        stage.setEnabled(isClean && isConflict);
        sides.show(now, file, open.get().document());
        page.layout(true, true);
    }

    @Override
    public void next(boolean forward) {
        open.ifPresent(now -> {
            int caret = now.editor().selections().main().caret();
            List<MarkedConflict> all = new ArrayList<>(known.marked());
            Optional<MarkedConflict> wanted = forward
                    ? all.stream().filter(one -> one.span().start() > caret || isFirst(one, caret)).findFirst()
                            .or(() -> all.stream().findFirst())
                    : all.reversed().stream().filter(one -> one.span().end() <= caret).findFirst()
                            .or(() -> all.reversed().stream().findFirst());
            wanted.ifPresent(one -> {
                var start = now.document().text().positionOf(one.span().start());
                now.editor().reveal(new Range(start, start));
                now.editor().setFocus();
                show();
            });
        });
    }

    /** Nobody has gone anywhere yet, and a conflict begins right there. */
    private static boolean isFirst(MarkedConflict one, int caret) {
        return caret == 0 && one.span().start() == 0;
    }

    @Override
    public void take(Way way) {
        if (open.isEmpty()) {
            seen.filter(now -> !now.isText() && ways.get(way).isEnabled()).map(Seen::shown).ifPresent(now ->
                    conflicts.resolve(now.root(), now.path(), way).onFailure(ui, notices::show)
                            .onSuccess(ui, done -> finished()));
            return;
        }
        current().ifPresent(one -> one.resolved(way).ifPresent(text -> edit(List.of(TextChange.of(one.span().start(),
                one.span().end(), text)), true)));
    }

    /** One step that can be undone; only in the text that people see. */
    private boolean edit(List<TextChange> changes, boolean goesOn) {
        Open now = open.orElseThrow();
        if (!known.text().equals(now.document().text()) || now.document().isReadOnly() || changes.isEmpty()) {
            return false;
        }
        now.document().edit(changes);
        isGoingOn = goesOn;
        return true;
    }

    @Override
    public void propose() {
        open.ifPresent(now -> seen.ifPresent(one -> current().ifPresent(conflict -> {
            asking.ifPresent(Call::cancel);
            asking = proposals.ask(one.shown().root(), now.document(), one.file(), conflict,
                    proposal -> proposed(now, proposal));
            asking.ifPresent(call -> counter.setText("The assistant is at it…"));
            asking.ifPresent(call -> call.whenDone(ui, outcome -> show()));
        })));
    }

    private void proposed(Open now, ConflictProposal proposal) {
        if (page.isDisposed() || !open.equals(Optional.of(now))) {
            return;
        }
        HoverCard card = new HoverCard(page.getShell(), look);
        var corner = sides.control().toDisplay(0, 0);
        // Below the sides: whoever decides holds it against all three.
        card.show(new Rectangle(corner.x, corner.y, 1, sides.control().getSize().y), "**" + proposal.author()
                + " proposes:**\n\n" + proposal.reason() + "\n\n"
                + Sides.code(proposal.lines(), now.document().language().id().value()),
                new HoverCard.Action("Take it", () -> accepted(now, proposal)),
                new HoverCard.Action("Leave it", () -> { }));
    }

    private void accepted(Open now, ConflictProposal proposal) {
        if (proposal.rewrite().isEmpty()) {
            take(now, proposal);
            return;
        }
        Rewrite rewrite = proposal.rewrite().get();
        rewrite.accept(System.getProperty("user.name", "")).onFailure(ui, notices::show).onSuccess(ui, recorded -> {
            if (!take(now, proposal)) {
                rewrite.withdraw();
            }
        });
    }

    /** Only into the text that it was made for. */
    private boolean take(Open now, ConflictProposal proposal) {
        return open.equals(Optional.of(now)) && proposal.before().equals(now.document().text())
                && edit(proposal.changes(), true);
    }

    @Override
    public void stage() {
        boolean isDecided = open.isPresent() && stage.isEnabled()
                && ConflictMarks.of(open.get().document().text()).isClean();
        if (isDecided) {
            seen.map(Seen::shown).ifPresent(now -> stage(now, open.get().document()));
        }
    }

    private void stage(Shown now, Document document) {
        Call<?> saved = document.isDirty() ? document.save() : Call.of(now);
        Call.start("stage " + now.path(), scope -> {
            scope.await(saved);
            return scope.await(staging.stage(now.root(), List.of(now.path())));
        }).onFailure(ui, notices::show).onSuccess(ui, count -> finished());
    }

    private void finished() {
        repository.update();
        shownConflict.close();
    }

    private void letGo() {
        open.ifPresent(now -> {
            if (!now.editor().isDisposed()) {
                now.editor().dispose();
            }
            shownConflict.letGo(now.document());
        });
        open = Optional.empty();
        seen = Optional.empty();
        known = new Known(Text.EMPTY, List.of(), List.of());
    }

    @Focus
    void focus() {
        open.ifPresentOrElse(now -> now.editor().setFocus(), page::setFocus);
    }

    @PreDestroy
    void close() {
        registration.close();
        shownConflict.end(this, again);
        repository.removeListener(followed);
        asking.ifPresent(Call::cancel);
        letGo();
    }
}
