package dev.rustaiide.app.git.internal;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.ProgressLine;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.system.git.integration.Head;
import dev.rustaiide.system.git.integration.RepositoryStatus;

/** Fetching, pulling and pushing, with how many commits wait on either side, and how far it is. */
final class SyncBar {
    private final Composite bar;
    private final Composite buttons;
    private final Look look;
    private final Button pull;
    private final Button push;

    SyncBar(Composite parent, Look look, RemoteActions actions, Commands commands) {
        this.look = look;
        bar = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 3 * Look.STEP;
        layout.marginHeight = 0;
        layout.marginTop = Look.STEP;
        layout.marginBottom = Look.STEP;
        bar.setLayout(layout);
        buttons = new Composite(bar, SWT.NONE);
        // In a narrow view they take a second line rather than be cut.
        RowLayout line = new RowLayout(SWT.HORIZONTAL);
        line.marginLeft = 0;
        line.marginRight = 0;
        line.marginTop = 0;
        line.marginBottom = 0;
        line.spacing = 2 * Look.STEP;
        buttons.setLayout(line);
        buttons.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        Button fetch = button("Fetch", actions::fetch);
        commands.tip(fetch, "Gets what is new elsewhere", "git.fetch", fetch::setToolTipText);
        pull = button("Pull", actions::pull);
        commands.tip(pull, "Gets what the branch follows and brings both together", "git.pull", pull::setToolTipText);
        push = button("Push", actions::push);
        commands.tip(push, "Sends your commits there", "git.push", push::setToolTipText);
        actions.onWork(this::follow);
        Look.Registration registration = look.onChange(this::dress);
        bar.addListener(SWT.Dispose, event -> registration.close());
        dress();
    }

    private void dress() {
        bar.setBackground(look.color(Token.SURFACE));
        buttons.setBackground(look.color(Token.SURFACE));
    }

    private Button button(String label, Runnable run) {
        Button button = new Button(buttons, look, label, false);
        button.onPress(run);
        return button;
    }

    Composite control() {
        return bar;
    }

    void show(Optional<RepositoryStatus> status) {
        Optional<Head> head = status.map(RepositoryStatus::head);
        boolean follows = head.flatMap(Head::upstream).isPresent();
        pull.setLabel(head.filter(each -> each.behind() > 0).map(each -> "Pull ↓" + each.behind()).orElse("Pull"));
        push.setLabel(!follows ? "Publish" : head.filter(each -> each.ahead() > 0).map(each -> "Push ↑" + each.ahead())
                .orElse("Push"));
        pull.setEnabled(follows);
        push.setEnabled(head.filter(each -> !each.isDetached() && each.commit().isPresent()).isPresent());
        bar.setVisible(status.isPresent());
        ((GridData) bar.getLayoutData()).exclude = status.isEmpty();
        bar.layout(true, true);
    }

    private void follow(String title, Call<?> call) {
        if (!bar.isDisposed() && bar.isVisible()) {
            ProgressLine line = ProgressLine.follow(bar, look, title, call);
            line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
            bar.getParent().layout(true, true);
            call.whenDone(bar.getDisplay()::asyncExec, outcome -> {
                if (!bar.isDisposed()) {
                    bar.getParent().layout(true, true);
                }
            });
        }
    }
}
