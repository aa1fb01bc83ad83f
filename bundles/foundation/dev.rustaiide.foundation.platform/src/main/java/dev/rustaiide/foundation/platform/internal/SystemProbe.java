package dev.rustaiide.foundation.platform.internal;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.platform.Finding;
import dev.rustaiide.foundation.platform.Finding.State;
import dev.rustaiide.foundation.platform.Machine;
import dev.rustaiide.foundation.platform.Machine.DisplayServer;
import dev.rustaiide.foundation.platform.Machine.Facts;
import dev.rustaiide.foundation.platform.Probe;

/** Looks at what the IDE itself runs on. */
@Component
public final class SystemProbe implements Probe {
    private static final int JDK = 25;

    private final Machine machine;

    @Activate
    public SystemProbe(@Reference Machine machine) {
        this.machine = machine;
    }

    @Override
    public List<Finding> examine(Scope scope) {
        Facts facts = machine.facts();
        return List.of(jdk(facts), display(facts));
    }

    private static Finding jdk(Facts facts) {
        boolean old = ToolProbe.isOlder(ToolProbe.versionIn(facts.jdk()), Integer.toString(JDK));
        return new Finding("jdk", old ? State.OLD : State.OK, true, facts.jdk(), System.getProperty("java.home", ""),
                "Runs the IDE", old ? "Install JDK " + JDK + " or newer and set JAVA_HOME to its folder." : "");
    }

    private static Finding display(Facts facts) {
        boolean none = facts.display() == DisplayServer.NONE;
        return new Finding("display", none ? State.MISSING : State.OK, false, none ? "" : facts.display().name(), "",
                "Shows the windows of the IDE; the command line works without", none
                        ? "Log in to a desktop, or set DISPLAY to an X server such as Xvfb." : "");
    }
}
