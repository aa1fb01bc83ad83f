package dev.rustaiide.system.user.experience.internal;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.platform.Finding;
import dev.rustaiide.foundation.platform.Probe;
import dev.rustaiide.system.user.experience.Pause;
import dev.rustaiide.system.user.experience.Pauses;

/** Tells the doctor how the window did. */
@Component
public final class PausesProbe implements Probe {
    private final Pauses pauses;

    @Activate
    public PausesProbe(@Reference Pauses pauses) {
        this.pauses = pauses;
    }

    @Override
    public List<Finding> examine(Scope scope) {
        List<Pause> last = pauses.last();
        if (last.isEmpty()) {
            return List.of(Finding.fact(Finding.Group.DESKTOP, "Window", "answers within a tenth of a second"));
        }
        long longest = last.stream().mapToLong(Pause::millis).max().orElse(0);
        return List.of(Finding.weak(Finding.Group.DESKTOP, "Window", last.size() + " pauses, the longest " + longest
                + " ms", "a window that answers at once", "rust-ai-ide pauses --stacks says where; please report it"));
    }
}
