-- Something encrypted, for ReencryptSecretsTest.
CREATE TABLE sealed (
    id     uuid PRIMARY KEY,
    secret text
);
