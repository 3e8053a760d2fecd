package com.kyberaccess.webhook.egress;

import com.kyberaccess.common.error.Causes;
import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/// What went wrong with a connection, in words for the webhook's owner.
final class Failures {
    private static final int MAX_LENGTH = 200;

    private Failures() {}

    static String describe(Throwable failure) {
        return switch (failure) {
            case SSLException tls -> "TLS failed: " + plain(Causes.of(tls).getLast());
            case ConnectException ignored -> "The connection was refused or timed out";
            case NoRouteToHostException ignored -> "There is no route to the host";
            case HttpClosedException ignored -> "The connection was closed before the response was complete";
            case TimeoutException ignored -> "The connection timed out";
            case SocketException ignored -> "The connection was reset";
            default ->
                failure.getCause() instanceof SSLException tls
                        ? "TLS failed: " + plain(Causes.of(tls).getLast())
                        : "The request failed: " + failure.getClass().getSimpleName();
        };
    }

    /// Whether another address of the same host may do better.
    static boolean unreachable(Throwable failure) {
        return failure instanceof ConnectException || failure instanceof NoRouteToHostException;
    }

    /// A certificate's words are the receiver's; only printable ones go into the log.
    private static String plain(Throwable failure) {
        var message = String.valueOf(failure.getMessage()).replaceAll("\\P{Print}+", " ");
        return message.length() <= MAX_LENGTH ? message : message.substring(0, MAX_LENGTH);
    }
}
