package dev.rustaiide.system.cargo.integration.internal.dependencies;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.network.services.HttpReply;
import dev.rustaiide.system.network.services.Network;
import dev.rustaiide.system.network.services.OutgoingRequest;

/**
 * Asks the sparse index of a registry, one file for each name, through the gate.
 *
 * @param index its address, with or without {@code sparse+}
 */
public record RegistryAsked(Network network, String index) {
    private static final int LONGEST = 64 << 20;
    private static final int NOT_THERE = 404;

    /** What the registry says of {@code name} now; empty if it has none of that name. */
    public Optional<CrateSources.Answer> ask(String name, Scope scope) throws Exception {
        if (!name.matches("[A-Za-z0-9_-]+")) {
            return Optional.empty();
        }
        var request = OutgoingRequest.get("system.cargo", "look for newer versions of " + name,
                address(IndexSource.pathOf(name)));
        try (HttpReply reply = scope.await(network.send(request))) {
            if (reply.status() == NOT_THERE) {
                return Optional.empty();
            }
            if (!reply.isSuccess()) {
                throw new FailureException(new Failure.Other("Cannot ask the registry for " + name + ".",
                        "It answered with status " + reply.status() + ".", "Try again later."));
            }
            String content = new String(reply.body().readNBytes(LONGEST), StandardCharsets.UTF_8);
            return IndexSource.read(name, content)
                    .map(crate -> new CrateSources.Answer(crate, "the registry, asked now"));
        }
    }

    private URI address(String path) throws FailureException {
        String plain = index.startsWith("sparse+") ? index.substring("sparse+".length()) : index;
        try {
            return URI.create((plain.endsWith("/") ? plain : plain + "/") + path);
        } catch (IllegalArgumentException odd) {
            throw new FailureException(new Failure.Other("Cannot ask the registry.", "“" + index
                    + "” is no address.", "Correct the setting cargo.registryIndex."), odd);
        }
    }
}
