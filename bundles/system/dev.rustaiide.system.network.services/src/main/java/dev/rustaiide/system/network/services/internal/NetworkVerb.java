package dev.rustaiide.system.network.services.internal;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;
import dev.rustaiide.system.network.services.EgressGate;
import dev.rustaiide.system.network.services.EgressGate.Ruling;
import dev.rustaiide.system.network.services.HttpReply;
import dev.rustaiide.system.network.services.Network;
import dev.rustaiide.system.network.services.OutgoingRequest;

/** Tells what the gate lets through, and fetches through it. */
@Component(property = Verb.NAME + "=network")
public final class NetworkVerb implements Verb {
    private final EgressGate gate;
    private final Network network;

    @Activate
    public NetworkVerb(@Reference EgressGate gate, @Reference Network network) {
        this.gate = gate;
        this.network = network;
    }

    @Override
    public String name() {
        return "network";
    }

    @Override
    public String summary() {
        return "tells what may leave this machine, and fetches an address through the gate";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("status|check|get", Count.ONE, "What to do"),
                new Parameter("URL", Count.OPTIONAL, "The address, for check and get")), List.of(),
                "check asks the gate without reaching anything, and ends with 1 if it refuses. get writes what the"
                        + " server answers. The gate is opened by the settings network.open and network.allowed; each"
                        + " question to it and each exchange is in the audit trail (rust-ai-ide audit).");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        List<String> words = invocation.parameters();
        return switch (words.getFirst()) {
            case "status" -> status(invocation);
            case "check" -> words.size() < 2 ? misused(invocation, "check needs a URL.") : check(invocation);
            case "get" -> words.size() < 2 ? misused(invocation, "get needs a URL.") : get(invocation);
            default -> misused(invocation, "unknown action \"" + words.getFirst() + "\": it is status, check or get.");
        };
    }

    private static ExitCode misused(Invocation invocation, String why) {
        invocation.message("rust-ai-ide network: " + why);
        invocation.message("See: rust-ai-ide network --help");
        return ExitCode.USAGE;
    }

    private ExitCode status(Invocation invocation) {
        List<String> allowed = gate.allowed();
        invocation.print(gate.isOpen() ? "The gate is open for " + (allowed.isEmpty() ? "nothing: no server is allowed."
                : allowed.size() + (allowed.size() == 1 ? " server:" : " servers:"))
                : "The gate is closed: nothing leaves this machine.");
        if (gate.isOpen()) {
            allowed.forEach(line -> invocation.print("  " + line
                    + (ServerRule.parse(line).isPresent() ? "" : "   (no rule: it allows nothing)")));
        }
        invocation.print(Json.object().put("open", gate.isOpen()).put("allowed", Json.strings(allowed)).build());
        return ExitCode.OK;
    }

    private ExitCode check(Invocation invocation) throws FailureException {
        Ruling ruling = gate.judge(address(invocation));
        invocation.print((ruling.isAllowed() ? "Allowed. " : "Refused. ") + ruling.why()
                + (ruling.isAllowed() ? "" : ' ' + ruling.nextStep()));
        invocation.print(Json.object().put("allowed", ruling.isAllowed()).put("why", ruling.why())
                .put("nextStep", ruling.nextStep()).build());
        return ruling.isAllowed() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static URI address(Invocation invocation) throws FailureException {
        String url = invocation.parameters().get(1);
        try {
            return new URI(url);
        } catch (URISyntaxException odd) {
            throw new FailureException(new Failure.Other("Cannot use “" + url + "”.",
                    "It is no address: " + odd.getReason() + '.', "Use one like https://server/path."), odd);
        }
    }

    private ExitCode get(Invocation invocation) throws FailureException, InterruptedException {
        URI address = address(invocation);
        try (HttpReply reply = Answers.await(network.send(OutgoingRequest.get("cli.network", "get it", address)))) {
            byte[] body = reply.body().readAllBytes();
            invocation.write(body);
            if (!reply.isSuccess()) {
                invocation.message("The server answered " + reply.status() + '.');
            }
            invocation.print(Json.object().put("address", reply.address().toString()).put("status", reply.status())
                    .put("bytes", body.length).build());
            return reply.isSuccess() ? ExitCode.OK : ExitCode.FINDINGS;
        } catch (IOException broken) {
            throw new FailureException(new Failure.Other("Cannot read all of " + address + '.',
                    "The connection broke: " + broken.getMessage() + '.', "Try again."), broken);
        }
    }
}
