package dev.rustaiide.system.user.experience.internal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Verb;
import dev.rustaiide.system.user.experience.Pause;
import dev.rustaiide.system.user.experience.Pauses;

/** Tells where the window made people wait. */
@Component(property = Verb.NAME + "=pauses")
public final class PausesVerb implements Verb {
    private static final String STACKS = "stacks";
    private static final String CLEAR = "clear";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
            .withZone(ZoneId.systemDefault());

    private final Pauses pauses;

    @Activate
    public PausesVerb(@Reference Pauses pauses) {
        this.pauses = pauses;
    }

    @Override
    public String name() {
        return "pauses";
    }

    @Override
    public String summary() {
        return "tells where the window made people wait, and what it was at";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(), List.of(new Option(STACKS, "", "With all that the window was at"),
                new Option(CLEAR, "", "Forgets them")), "The last " + Pauses.MOST + " pauses of more than a tenth of a"
                        + " second are known. Exit code 1 tells that there are some; each is a defect of the program.");
    }

    @Override
    public ExitCode run(Invocation invocation) {
        if (invocation.has(CLEAR)) {
            pauses.clear();
        }
        List<Pause> last = pauses.last();
        for (Pause pause : last) {
            invocation.print(TIME.format(pause.at()) + "  " + pause.millis() + " ms  " + pause.culprit());
            if (invocation.has(STACKS)) {
                pause.stack().lines().forEach(frame -> invocation.print("    " + frame));
            }
        }
        if (last.isEmpty()) {
            invocation.message("The window has made nobody wait.");
        }
        invocation.print(KeptPauses.print(last));
        return last.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
