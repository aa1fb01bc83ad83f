package dev.rustaiide.system.git.integration.internal.remotes;

import java.net.URI;
import java.util.function.Consumer;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.network.services.EgressDecided;
import dev.rustaiide.system.network.services.EgressGate;
import dev.rustaiide.system.network.services.EgressGate.Ruling;

/** Asks the gate before git goes out, and has it in the audit trail what it answered. */
record GateForGit(EgressGate gate, Consumer<Record> events) {
    private static final String WHO = "system.git.integration";

    /** Fails unless {@code address} is a file, or its server may be reached. */
    void admit(RemoteAddress address, String purpose) throws FailureException {
        if (address.server().isEmpty()) {
            return;
        }
        URI server = address.server().get();
        Ruling ruling = gate.judge(server);
        events.accept(new EgressDecided(WHO, purpose, "git", server.getRawAuthority(), ruling.isAllowed(),
                ruling.why()));
        if (!ruling.isAllowed()) {
            throw new FailureException(new Failure.Refused("Cannot " + purpose + ".", "network.gate", ruling.why(),
                    ruling.nextStep()));
        }
    }
}
