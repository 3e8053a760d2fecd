package com.kyberaccess.local;

/// What `./kyber up` says when the system is ready.
final class Welcome {

    private static final String TEXT = """

            KyberAccess is ready.

              API             %1$s
              demo API key    %2$s
              CA certificate  %3$s
              captured mails  %7$s

            To try in another terminal:

              # the events as they arrive, each with its signature checked
              %5$s listen%6$s

              # check in a walk-in visitor who meets the first host of the directory
              . %4$s
              HOST_ID=$(curl -sS --cacert "$KYBER_CA_CERT" -H "X-API-Key: $KYBER_API_KEY" "$KYBER_URL/hosts" | \\
                grep -o '"id":"[^"]*"' | head -n 1 | cut -d '"' -f 4)
              curl -sS --cacert "$KYBER_CA_CERT" -H "X-API-Key: $KYBER_API_KEY" -H 'Content-Type: application/json' \\
                -d '{"first_name":"Jane","last_name":"Smith","company":"Acme Corp","host_id":"'"$HOST_ID"'"}' \\
                "$KYBER_URL/visitors/check-in"

              # who is in the building
              . %4$s
              curl -sS --cacert "$KYBER_CA_CERT" -H "X-API-Key: $KYBER_API_KEY" "$KYBER_URL/emergency/evacuation-list"

            Ctrl-C stops it.""";

    private Welcome() {}

    static String text(Home home, Platform platform) {
        boolean usual = home.root().equals(HomeOption.repository().resolve(".kyber"));
        return TEXT.formatted(
                platform.baseUri(),
                platform.apiKey(),
                platform.caCertificate(),
                LocalEnvironment.quoted(home.environmentFile().toString()),
                LocalEnvironment.quoted(HomeOption.repository().resolve("kyber").toString()),
                usual ? "" : " --home " + LocalEnvironment.quoted(home.root().toString()),
                home.mails());
    }
}
