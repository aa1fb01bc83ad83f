package dev.rustaiide.app.assistant.internal.inline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Listener;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.assistant.Rewrite;
import dev.rustaiide.ai.assistant.RewriteAction;
import dev.rustaiide.ai.assistant.RewriteRequest;
import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.app.assistant.internal.inline.InlineTurn.Preview;
import dev.rustaiide.app.diff.Comparison;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.DocumentListener;
import dev.rustaiide.app.documents.EditKind;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.ui.components.KeyTips;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Range;

/** From the box that opens over some lines to the edit that people accept. UI thread only. */
final class InlineSession implements RewriteBox.Choices, InlineTurn.Listener, DocumentListener {
    private static final String STALE = "The text has changed since the model was shown it. Try again: it is written"
            + " for what is there now.";
    private final CodeEditor editor;
    private final Document document;
    private final Ground ground;
    private final RewriteAction action;
    private final List<Diagnostic> reported;
    private final Selections before;
    private final long versionBefore;
    private final RewriteBox box;
    private final Listener resized = event -> place();
    private Selection lines;
    private @Nullable RewriteRequest asked;
    private @Nullable Preview preview;
    private boolean accepting;
    private boolean ended;

    /** What it works with. */
    record Ground(Workplace place, InlineTurn turn, Look look, KeyTips keys, FailureNotices notices, Ui ui,
            Function<Path, List<Diagnostic>> problems) {}

    InlineSession(CodeEditor editor, Ground ground, Range lines, RewriteAction action, List<Diagnostic> reported) {
        this.editor = editor;
        this.document = editor.document();
        this.ground = ground;
        this.action = action;
        this.reported = reported;
        this.before = editor.selections();
        this.versionBefore = document.version();
        Text text = document.text();
        this.lines = new Selection(text.offsetOf(lines.start()), text.offsetOf(lines.end()));
        this.box = new RewriteBox(editor.view().canvas(), ground.look(), ground.keys(), editor.view().lineHeight(),
                placeholder(), this);
    }

    private String placeholder() {
        return switch (action) {
            case CHANGE -> "What is to be done with these lines?";
            case DOCUMENT -> "Document: what matters most? (may be empty)";
            case SIMPLIFY -> "Simplify: what matters most? (may be empty)";
            case FIX -> "Fix: what do you know of it? (may be empty)";
            case TEST -> "Write tests: for what above all? (may be empty)";
        };
    }

    void begin() {
        document.addListener(this);
        box.onDispose(this::end);
        editor.view().canvas().addListener(SWT.Resize, resized);
        editor.reveal(range());
        editor.select(Selections.of(lines));
        box.prompt(where());
        box.focus();
        if (!action.needsInstruction()) {
            ask(0);
        }
    }

    private Range range() {
        Text text = document.text();
        return new Range(text.positionOf(lines.start()), text.positionOf(lines.end()));
    }

    private String where() {
        Range range = range();
        int first = range.start().line() + 1;
        int last = range.end().line() + 1;
        String named = (first == last ? "line " + first : "lines " + first + " to " + last) + " of " + document.name();
        String question = "What is to be done with " + named + "?";
        return (action.needsInstruction() ? question : action.title() + " " + named + '.')
                + " Enter has it written." + keys(" %s closes.", RewriteBox.DISCARD);
    }

    private String keys(String sentence, String command) {
        return ground.keys().sentence(sentence, command);
    }

    CodeEditor editor() {
        return editor;
    }

    boolean isEnded() {
        return ended;
    }

    boolean holds(@Nullable Control control) {
        return control != null && box.holds(control);
    }

    boolean isProposed() {
        return preview != null && !accepting;
    }

    /** Follows the text. */
    void place() {
        if (ended || box.isDisposed() || editor.isDisposed()) {
            return;
        }
        Text text = document.text();
        Point top = editor.view().locationOf(text.lineStart(text.lineOf(Math.min(lines.start(), text.length()))));
        Point last = editor.view().locationOf(Math.min(lines.end(), text.length()));
        box.place(editor.view().canvas().getClientArea(), top.x, top.y, last.y + editor.view().lineHeight());
    }

    @Override
    public void resized() {
        place();
    }

    @Override
    public void changed(Document changed, DocumentChange change) {
        lines = new Selection(change.map(lines.start(), false), Math.max(change.map(lines.start(), false),
                change.map(lines.end(), true)));
        if (preview != null && !accepting) {
            box.refused(STALE);
        }
        ground.ui().execute(this::place);
    }

    @Override
    public void entered() {
        if (ground.turn().isWriting()) {
            stop();
            return;
        }
        RewriteRequest last = asked;
        ask(last != null && last.instruction().equals(box.text().strip()) ? last.attempt() + 1 : 0);
    }

    @Override
    public void again() {
        RewriteRequest last = asked;
        ask(last == null ? 0 : last.attempt() + 1);
    }

    private void ask(int attempt) {
        String instruction = box.text().strip();
        if (action.needsInstruction() && instruction.isEmpty() || accepting) {
            return;
        }
        Path file = document.file().orElseThrow();
        var source = new SourceText(file, document.language().id(), document.version(), document.text());
        RewriteRequest request = new RewriteRequest(ground.place(), source, range(), action, instruction, wrong(file),
                attempt);
        asked = request;
        preview = null;
        box.writing("Asking…" + keys(" %s stops.", RewriteBox.DISCARD));
        ground.turn().ask(request, this);
    }

    /** What is wrong with the lines as far as anybody knows. */
    private List<Diagnostic> wrong(Path file) {
        Range range = range();
        List<Diagnostic> wrong = new ArrayList<>(reported);
        for (Diagnostic each : ground.problems().apply(file)) {
            Range where = each.location().range();
            if (where.start().line() <= range.end().line() && where.end().line() >= range.start().line()
                    && !wrong.contains(each)) {
                wrong.add(each);
            }
        }
        return wrong;
    }

    @Override
    public void written(Comparison comparison, int count) {
        box.written(comparison, Counted.of(count, "line") + " written…"
                + keys(" %s stops.", RewriteBox.DISCARD));
    }

    @Override
    public void again(String why) {
        box.writing(why + " Asking once more…");
    }

    @Override
    public void proposed(Preview proposal) {
        Rewrite rewrite = proposal.rewrite();
        preview = proposal;
        String place = rewrite.author().isLocal() ? "on this machine" : "elsewhere";
        box.proposed(proposal.comparison(), rewrite.request().title() + " · " + rewrite.author().title() + ", " + place
                + ", " + seconds(rewrite.spent().time().toMillis()) + '.'
                + keys(" %s accepts.", RewriteBox.ACCEPT) + keys(" %s discards.", RewriteBox.DISCARD),
                rewrite.unchecked().isEmpty() ? rewrite.remark() : rewrite.unchecked());
        if (document.text() != rewrite.before()) {
            box.refused(STALE);
        }
    }

    private static String seconds(long millis) {
        return millis < 1000 ? millis + " ms" : millis / 1000 + "." + millis % 1000 / 100 + " s";
    }

    @Override
    public void failed(Throwable cause) {
        Failure failure = FailureNotices.failureOf(cause);
        box.failed(failure.what() + " " + failure.why() + " " + failure.nextStep());
    }

    private void stop() {
        ground.turn().cancel();
        box.prompt(where());
        box.focus();
    }

    @Override
    public void escaped() {
        if (ground.turn().isWriting()) {
            stop();
            return;
        }
        end();
        if (!editor.isDisposed() && document.version() == versionBefore) {
            editor.select(before);
        }
    }

    @Override
    public void accepted() {
        Preview proposal = preview;
        if (proposal == null || accepting || proposal.changes().isEmpty()) {
            return;
        }
        if (document.text() != proposal.rewrite().before() || document.isReadOnly()) {
            box.refused(STALE);
            return;
        }
        accepting = true;
        proposal.rewrite().accept(System.getProperty("user.name", "")).onSuccess(ground.ui(),
                recorded -> make(proposal)).onFailure(ground.ui(), cause -> {
                    accepting = false;
                    ground.notices().show(cause);
                });
    }

    /** It is in the trail: now it is made, if nobody has typed in between. */
    private void make(Preview proposal) {
        accepting = false;
        if (ended || document.text() != proposal.rewrite().before() || document.isReadOnly()) {
            proposal.rewrite().withdraw().onFailure(ground.ui(), ground.notices()::show);
            if (!ended) {
                box.refused(STALE);
            }
            return;
        }
        List<TextChange> changes = proposal.changes();
        Selections after = Selections.at(codeFrom(proposal.rewrite().after(), changes.getFirst().start()));
        end();
        document.edit(EditKind.OTHER, changes, before, after);
        editor.select(after);
        editor.view().revealCaret();
    }

    /** Behind the white space that a line starts with. */
    private static int codeFrom(Text text, int offset) {
        int at = Math.min(offset, text.length());
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /** The text stays as it is. */
    void end() {
        if (ended) {
            return;
        }
        ended = true;
        ground.turn().cancel();
        document.removeListener(this);
        if (!editor.isDisposed() && !editor.view().canvas().isDisposed()) {
            editor.view().canvas().removeListener(SWT.Resize, resized);
            boolean held = holds(editor.getDisplay().getFocusControl());
            box.close();
            if (held) {
                editor.setFocus();
            }
        }
    }
}
