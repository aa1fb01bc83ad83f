package dev.rustaiide.app.workbench.internal.window;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Banner;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workbench.internal.Notices;
import dev.rustaiide.app.workbench.internal.Openings;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.WindowMessage;
import dev.rustaiide.foundation.types.Severity;

/** The bars under the top bar: the question of trust, and failures that belong to no single file. */
final class Messages {
    /** Of failures; the older ones come when these are put away: what people work on is not pushed out. */
    private static final int MOST = 3;

    private final Composite parent;
    private final Look look;
    private final Openings openings;
    private final Notices notices;
    private final List<Banner> banners = new ArrayList<>();
    private List<Failure> failures = List.of();

    Messages(Composite parent, Look look, Openings openings, Notices notices) {
        this.parent = parent;
        this.look = look;
        this.openings = openings;
        this.notices = notices;
        openings.onTrust(this::update);
        notices.onChange(now -> {
            failures = now;
            update();
        });
    }

    private void update() {
        if (parent.isDisposed() || banners.isEmpty() && failures.isEmpty() && !openings.isTrustOpen()) {
            return;
        }
        banners.forEach(Banner::dispose);
        banners.clear();
        openings.trustQuestion().ifPresent(folder -> {
            Banner trust = add(Severity.WARNING, "Do you trust " + folder.name()
                    + "? Checking and running execute code of this folder. Reading and editing do not.");
            trust.addAction("Trust folder", true, () -> openings.answerTrust(true));
            trust.addAction("Not now", false, () -> openings.answerTrust(false));
        });
        List<Failure> all = failures;
        for (Failure failure : all.subList(Math.max(0, all.size() - MOST), all.size())) {
            Banner banner = add(Severity.ERROR, WindowMessage.of(failure));
            if (all.size() > MOST && failure == all.getLast()) {
                banner.addAction("Close all " + all.size(), false, () -> all.forEach(notices::dismiss));
            }
            banner.addClose(() -> notices.dismiss(failure));
        }
        parent.requestLayout();
    }

    private Banner add(Severity severity, String message) {
        Banner banner = new Banner(parent, look, severity, message);
        banner.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        banners.add(banner);
        return banner;
    }
}
