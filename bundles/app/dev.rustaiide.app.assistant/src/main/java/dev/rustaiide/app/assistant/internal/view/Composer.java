package dev.rustaiide.app.assistant.internal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.assistant.Attachment;
import dev.rustaiide.app.assistant.internal.parts.Chip;
import dev.rustaiide.app.assistant.internal.parts.NoteLine;
import dev.rustaiide.app.assistant.internal.parts.ScrollColumn;
import dev.rustaiide.app.assistant.internal.talk.AttachmentText;
import dev.rustaiide.app.assistant.internal.talk.Exchange;
import dev.rustaiide.app.assistant.internal.talk.Recall;
import dev.rustaiide.app.assistant.internal.talk.Talk;
import dev.rustaiide.app.ui.components.DropButton;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.IconButton;
import dev.rustaiide.app.ui.components.KeyTips;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.TextArea;
import dev.rustaiide.app.ui.components.Token;

/** Where people write, with what goes with it, who will answer, and the button that sends or stops. */
final class Composer {
    private static final String ASK = "Ask";
    private static final String WORK = "Work";

    private final Composite body;
    private final Look look;
    private final Talk talk;
    private final KeyTips keys;
    private final ScrollColumn column;
    private final Recall recall = new Recall();
    private final Composite chips;
    private final TextArea field;
    private final DropButton mode;
    private final IconButton send;
    private final NoteLine answerer;
    private final Look.Registration registration;
    private List<Attachment> attached = List.of();
    private boolean showing;
    private @Nullable Shown shown;

    /** What the buttons say. */
    private record Shown(boolean work, boolean answering, Answerer by) {}

    /** @param attach opens what can be shown, at a place on the display */
    Composer(Composite parent, Look look, KeyTips keys, Talk talk, ScrollColumn column, Consumer<Point> attach) {
        this.look = look;
        this.keys = keys;
        this.talk = talk;
        this.column = column;
        body = new Composite(parent, SWT.NONE);
        GridLayout layout = columns(1);
        layout.marginWidth = 3 * Look.STEP;
        layout.marginBottom = Look.STEP;
        layout.verticalSpacing = Look.STEP;
        body.setLayout(layout);
        chips = new Composite(body, SWT.NONE);
        RowLayout row = new RowLayout();
        row.marginLeft = 0;
        row.marginTop = 0;
        row.marginBottom = 0;
        row.spacing = Look.STEP;
        chips.setLayout(row);
        chips.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        field = new TextArea(body, look, "Message to the assistant", "");
        field.setGround(Token.BACKGROUND);
        field.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
        field.onKey(this::key);
        field.onChange(text -> {
            if (!showing) {
                talk.setDraft(text);
            }
        });
        Composite foot = new Composite(body, SWT.NONE);
        foot.setLayout(columns(4));
        foot.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        IconButton add = new IconButton(foot, look, Icon.ADD, "Show it something");
        add.onPress(() -> attach.accept(add.toDisplay(0, 0)));
        add.setGround(Token.BACKGROUND);
        mode = new DropButton(foot, look, "What the assistant does");
        mode.setGround(Token.BACKGROUND);
        mode.onPress(this::chooseMode);
        answerer = new NoteLine(foot, look);
        answerer.setGround(Token.BACKGROUND);
        answerer.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        send = new IconButton(foot, look, Icon.SEND, "Send (Enter)");
        send.setGround(Token.BACKGROUND);
        send.onPress(this::sendOrStop);
        registration = look.onChange(this::dress);
        body.addListener(SWT.Dispose, event -> registration.close());
        dress();
    }

    private static GridLayout columns(int count) {
        GridLayout layout = new GridLayout(count, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 2;
        return layout;
    }

    Control control() {
        return body;
    }

    private void dress() {
        for (Control each : List.of(body, chips, mode.getParent())) {
            each.setBackground(look.color(Token.BACKGROUND));
        }
    }

    void focus() {
        field.setFocus();
    }

    boolean hasFocus() {
        return field.isFocusControl();
    }

    /** Shows what {@code talk} says now; the field only where it differs, so that the caret stays. */
    void update(Answerer by) {
        if (!field.text().equals(talk.draft().text())) {
            showing = true;
            field.setText(talk.draft().text());
            showing = false;
        }
        Shown now = new Shown(talk.draft().isWork(), talk.isAnswering(), by);
        if (!now.equals(shown)) {
            shown = now;
            show(now);
        }
        if (!attached.equals(talk.attached())) {
            attached = talk.attached();
            showChips();
        }
    }

    private void show(Shown now) {
        mode.setLabel(now.work ? WORK : ASK);
        field.setPlaceholder(now.work ? "Say what shall be done" : "Ask about the code");
        send.setIcon(now.answering ? Icon.STOP : Icon.SEND);
        send.setName(now.answering ? keys.withKeys("Stop", "assistant.stop") : "Send (Enter)");
        send.setTint(now.answering ? Token.ERROR : Token.ACCENT);
        answerer.show(now.by.icon(), now.by.tint(), now.by.title());
        answerer.setToolTipText(now.by.why());
        mode.getParent().layout();
    }

    private void showChips() {
        for (Control old : chips.getChildren()) {
            old.dispose();
        }
        for (Attachment each : attached) {
            Chip chip = new Chip(chips, look, AttachmentText.icon(each), AttachmentText.title(each));
            chip.setGround(Token.BACKGROUND);
            chip.onRemove(() -> talk.detach(each));
        }
        ((GridData) chips.getLayoutData()).exclude = attached.isEmpty();
        chips.setVisible(!attached.isEmpty());
        chips.requestLayout();
        body.getParent().layout(true, true);
    }

    private void chooseMode() {
        Point at = mode.toDisplay(0, 0);
        new PopupMenu(mode).add("Ask: answers with the places that they rest on", "", () -> talk.setWork(false))
                .add("Work: plans, edits and runs what you allow", "", () -> talk.setWork(true)).open(at);
    }

    private void sendOrStop() {
        if (talk.isAnswering()) {
            talk.stop();
        } else {
            talk.send();
        }
        focus();
    }

    private boolean key(int key, int state) {
        int held = state & SWT.MODIFIER_MASK;
        return switch (key) {
            case SWT.CR, SWT.KEYPAD_CR -> enter(held);
            case SWT.ARROW_UP -> held == 0 && recall(true);
            case SWT.ARROW_DOWN -> held == 0 && recall(false);
            case SWT.PAGE_UP, SWT.PAGE_DOWN -> {
                column.byPages(key == SWT.PAGE_UP ? -1 : 1);
                yield true;
            }
            default -> false;
        };
    }

    private boolean enter(int held) {
        if (held == SWT.SHIFT || held == SWT.ALT) {
            field.insert("\n");
        } else if (!talk.isAnswering()) {
            talk.send();
        }
        return true;
    }

    /** From an empty field, or from what was recalled: in what people write the arrows move the caret. */
    private boolean recall(boolean back) {
        String now = field.text();
        if (!now.isEmpty() && !recall.isAt(now)) {
            return false;
        }
        List<String> asked = new ArrayList<>(talk.exchanges().stream().map(Exchange::question).toList());
        var found = back ? recall.back(asked, now) : recall.on(now);
        found.ifPresent(field::setText);
        return found.isPresent();
    }
}
