package dev.rustaiide.app.assistant.internal.view;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import dev.rustaiide.ai.assistant.Checkpoint;
import dev.rustaiide.app.assistant.internal.parts.Card;
import dev.rustaiide.app.assistant.internal.talk.Staged;
import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.IconButton;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.common.Counted;

/** Says that edits wait, and leads to their review. */
final class ReviewBar {
    private final Card card;
    private final Caption words;
    private final IconButton back;
    private final Staged staged;
    private final ReviewChoices choices;

    ReviewBar(Composite parent, Look look, Staged staged, ReviewChoices choices) {
        this.staged = staged;
        this.choices = choices;
        card = new Card(parent, look, "Edits that wait for a review", Token.INFO);
        GridLayout layout = new GridLayout(4, false);
        layout.marginWidth = 3 * Look.STEP;
        layout.marginHeight = 2 * Look.STEP;
        layout.horizontalSpacing = Look.STEP;
        card.setLayout(layout);
        words = new Caption(card, look, "", TextSize.BODY, Token.TEXT);
        words.setGround(Token.RAISED);
        words.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        back = icon(look, Icon.HISTORY, "Return to an earlier state", this::chooseState);
        icon(look, Icon.DELETE, "Discard them", choices::discard);
        Button review = new Button(card, look, "Review", true);
        review.setGround(Token.RAISED);
        review.onPress(choices::review);
    }

    private IconButton icon(Look look, Icon icon, String name, Runnable run) {
        IconButton button = new IconButton(card, look, icon, name);
        button.setGround(Token.RAISED);
        button.onPress(run);
        return button;
    }

    Control control() {
        return card;
    }

    boolean isWanted() {
        return !staged.files().isEmpty();
    }

    void update() {
        int files = staged.files().size();
        words.setText(Counted.of(files, "file") + (files == 1 ? " waits" : " wait") + " for your review");
        back.setEnabled(staged.checkpoints().size() > 1);
    }

    private void chooseState() {
        PopupMenu menu = new PopupMenu(back);
        List<Checkpoint> states = staged.checkpoints().reversed();
        for (Checkpoint each : states.subList(Math.min(1, states.size()), states.size())) {
            menu.add("Return to: " + each.title(), Counted.of(each.files(), "file"), () -> choices.returnTo(each));
        }
        menu.open(back.toDisplay(0, back.getSize().y));
    }
}
