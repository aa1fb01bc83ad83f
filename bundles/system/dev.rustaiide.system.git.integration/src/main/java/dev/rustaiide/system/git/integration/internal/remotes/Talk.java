package dev.rustaiide.system.git.integration.internal.remotes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.security.SecretStore;
import dev.rustaiide.system.git.integration.internal.GitProgram;
import dev.rustaiide.system.git.integration.internal.GitProgram.Said;

/** One conversation of git with one server. */
final class Talk implements AutoCloseable {
    private final GitProgram program;
    private final GateForGit gate;
    private final RemoteAddress address;
    private final Logins logins;

    Talk(GitProgram program, SecretStore secrets, GateForGit gate, RemoteAddress address) throws IOException {
        this.program = program;
        this.gate = gate;
        this.address = address;
        this.logins = new Logins(secrets, address);
    }

    /** Has git talk, if the gate lets it. */
    Said run(Path root, String purpose, List<String> words, Map<String, String> environment, Scope scope)
            throws FailureException, InterruptedException, ExecutionException {
        gate.admit(address, purpose);
        List<String> all = new ArrayList<>(logins.words());
        all.addAll(List.of("-c", "http.followRedirects=false", "-c", "protocol.ext.allow=never"));
        all.addAll(words);
        Map<String, String> variables = new HashMap<>(environment);
        // By no other way than the one that was judged, wherever settings of the other side may lead.
        variables.put("GIT_ALLOW_PROTOCOL", address.protocol());
        variables.put("GIT_SSH_COMMAND", ssh(root, environment, scope) + " -o BatchMode=yes -o ConnectTimeout=20");
        return program.follow(root, all, variables, scope);
    }

    /** As git itself finds it, in a linked working tree too. */
    private String ssh(Path root, Map<String, String> environment, Scope scope)
            throws FailureException, InterruptedException, ExecutionException {
        String named = program.follow(root, List.of("config", "--get", "core.sshcommand"), environment, scope).out()
                .strip();
        return named.isEmpty() ? "ssh" : named;
    }

    FailureException failure(String purpose, Said said) {
        return RemoteFailures.of(purpose, address, said, logins.wereAsked(), logins.wereRefused());
    }

    @Override
    public void close() throws IOException {
        logins.close();
    }
}
