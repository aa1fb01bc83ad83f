package dev.rustaiide.system.debug.adapter.internal;

import java.nio.file.Path;
import java.util.List;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.debug.adapter.Breakpoint;
import dev.rustaiide.system.debug.adapter.DebugSession;

/** Says on the command line which breakpoints have no place, or another than was asked for. For one thread. */
final class BreakpointReport {
    private final DebugSession session;
    private final List<Breakpoint> asked;
    private final Invocation invocation;
    private List<Breakpoint.Status> statuses = List.of();
    private boolean isTold;

    BreakpointReport(DebugSession session, List<Breakpoint> asked, Invocation invocation) {
        this.session = session;
        this.asked = asked;
        this.invocation = invocation;
    }

    /** The first time says what the adapter has made of them by now. */
    void tell() throws InterruptedException {
        if (isTold || asked.isEmpty()) {
            return;
        }
        isTold = true;
        try {
            statuses = Answers.await(session.setBreakpoints(asked));
        } catch (FailureException gone) {
            // Why it is gone is told with its end.
            LoggerFactory.getLogger(BreakpointReport.class).debug("An adapter says nothing of breakpoints", gone);
        }
        statuses.stream().filter(each -> !each.words().isEmpty())
                .forEach(each -> invocation.message(place(each.breakpoint()) + ": " + each.words()));
    }

    Json json() {
        return Json.array(statuses.stream().map(each -> Json.object().put("place", place(each.breakpoint()))
                .put("bound", each.isVerified()).put("line", each.line() < 0 ? Json.NULL : Json.of(each.line() + 1L))
                .put("message", each.words()).build()).toList());
    }

    private static String place(Breakpoint breakpoint) {
        return switch (breakpoint) {
            case Breakpoint.AtLine(Path file, int line, Breakpoint.When when) -> String.valueOf(file.getFileName())
                    + ':' + (line + 1);
            case Breakpoint.AtFunction at -> at.function();
            default -> breakpoint.toString();
        };
    }
}
