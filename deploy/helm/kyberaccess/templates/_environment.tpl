{{/* One variable from a Secret. (dict "variable" … "secret" … "key" …) */}}
{{- define "kyber.secretVariable" -}}
- name: {{ .variable }}
  valueFrom:
    secretKeyRef: {name: {{ .secret }}, key: {{ .key | default .variable }}}
{{- end }}

{{- define "kyber.variable" -}}
- name: {{ .variable }}
  value: {{ .value | toString | quote }}
{{- end }}

{{/* All variables of a service: what the chart knows, then `secrets`, then `environment`. */}}
{{- define "kyber.environment" -}}
{{- $values := .root.Values }}
{{- $secret := include "kyber.secret" . }}
{{ include "kyber.environment.process" . }}
{{ include "kyber.environment.database" . }}
{{ include "kyber.environment.kafka" . }}
{{ include "kyber.environment.redis" . }}
{{ include "kyber.environment.mail" . }}
{{- if eq .name "auth" }}
{{- include "kyber.environment.auth" . }}
{{- end }}
{{- if eq .name "visitor" }}
{{- include "kyber.environment.files" . }}
{{- end }}
{{- if eq .name "emergency" }}
{{ include "kyber.variable" (dict "variable" "KYBER_RECONCILIATION_VISITOR_MANAGEMENT_URL" "value" (printf "http://%s-visitor:9000" $values.fullname)) }}
{{- end }}
{{- if eq .name "webhook" }}
{{- include "kyber.environment.webhook" . }}
{{- end }}
{{- range .service.secrets }}
{{ include "kyber.secretVariable" (dict "variable" . "secret" $secret) }}
{{- end }}
{{- range $variable, $value := merge (dict) .service.environment $values.environment }}
{{ include "kyber.variable" (dict "variable" $variable "value" $value) }}
{{- end }}
{{- end }}

{{- define "kyber.environment.process" -}}
{{- $values := .root.Values }}
- name: QUARKUS_HTTP_PORT
  value: "8080"
- name: QUARKUS_MANAGEMENT_PORT
  value: "9000"
- name: QUARKUS_SHUTDOWN_TIMEOUT
  value: {{ printf "%ds" (int $values.shutdown.requestSeconds) }}
# The Job has migrated.
- name: QUARKUS_FLYWAY_MIGRATE_AT_START
  value: "false"
- name: KYBER_PUBLIC_URL
  value: {{ $values.publicUrl | quote }}
- name: KYBER_SANDBOX_URL
  value: {{ $values.sandboxUrl | quote }}
{{- if ne .name "auth" }}
- name: KYBER_AUTH_URL
  value: http://{{ $values.fullname }}-auth:8080
{{- end }}
{{- with $values.jdkJavaOptions }}
- name: JDK_JAVA_OPTIONS
  value: {{ . | quote }}
{{- end }}
{{- with $values.tracing.otlpEndpoint }}
- name: QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- end }}

{{- define "kyber.environment.database" -}}
{{- $database := .service.database }}
{{- $global := .root.Values.database }}
{{- $cluster := include "kyber.databaseCluster" . }}
{{- $inCluster := $global.cloudnativepg.enabled }}
{{- $host := ternary (printf "%s-rw" $cluster) $database.host $inCluster }}
{{- $ca := ternary "&sslrootcert=/etc/kyber/database-ca/ca.crt" "" (or $inCluster (ne $global.caSecret.name "")) }}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: {{ printf "jdbc:postgresql://%s:%d/%s?sslmode=%s%s" (required (printf "services.%s.database.host is required without database.cloudnativepg" .name) $host) (int $database.port) $database.name $global.sslMode $ca | quote }}
- name: QUARKUS_DATASOURCE_JDBC_MAX_SIZE
  value: {{ $global.poolSize | quote }}
{{- if $inCluster }}
{{ include "kyber.secretVariable" (dict "variable" "QUARKUS_DATASOURCE_USERNAME" "secret" (printf "%s-app" $cluster) "key" "username") }}
{{ include "kyber.secretVariable" (dict "variable" "QUARKUS_DATASOURCE_PASSWORD" "secret" (printf "%s-app" $cluster) "key" "password") }}
{{- else }}
{{ include "kyber.secretVariable" (dict "variable" "QUARKUS_DATASOURCE_USERNAME" "secret" (include "kyber.secret" .)) }}
{{ include "kyber.secretVariable" (dict "variable" "QUARKUS_DATASOURCE_PASSWORD" "secret" (include "kyber.secret" .)) }}
{{- end }}
{{- end }}

{{- define "kyber.kafka.bootstrapServers" -}}
{{- if .Values.kafka.strimzi.enabled -}}
{{- /* KEDA asks from another namespace. */ -}}
{{ printf "%s-kafka-bootstrap.%s.svc:%d" .Values.kafka.strimzi.cluster .Release.Namespace (int .Values.kafka.port) }}
{{- else -}}
{{ required "kafka.bootstrapServers is required without kafka.strimzi" .Values.kafka.bootstrapServers }}
{{- end -}}
{{- end }}

{{- define "kyber.kafka.caSecret" -}}
{{ ternary (printf "%s-cluster-ca-cert" .Values.kafka.strimzi.cluster) .Values.kafka.caSecret.name .Values.kafka.strimzi.enabled }}
{{- end }}

{{- define "kyber.environment.kafka" -}}
{{- $kafka := .root.Values.kafka }}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ include "kyber.kafka.bootstrapServers" .root | quote }}
- name: KAFKA_SECURITY_PROTOCOL
  value: {{ $kafka.securityProtocol }}
{{- if and (hasSuffix "SSL" $kafka.securityProtocol) (include "kyber.kafka.caSecret" .root) }}
- name: KAFKA_SSL_TRUSTSTORE_TYPE
  value: PEM
- name: KAFKA_SSL_TRUSTSTORE_LOCATION
  value: /etc/kyber/kafka-ca/ca.crt
{{- end }}
{{- if hasPrefix "SASL" $kafka.securityProtocol }}
- name: KAFKA_SASL_MECHANISM
  value: {{ $kafka.saslMechanism }}
{{- if $kafka.strimzi.enabled }}
- name: BROKER_USERNAME
  value: {{ include "kyber.kafkaUser" . }}
{{ include "kyber.secretVariable" (dict "variable" "BROKER_PASSWORD" "secret" (include "kyber.kafkaUser" .) "key" "password") }}
{{- else }}
{{ include "kyber.secretVariable" (dict "variable" "BROKER_USERNAME" "secret" (include "kyber.secret" .)) }}
{{ include "kyber.secretVariable" (dict "variable" "BROKER_PASSWORD" "secret" (include "kyber.secret" .)) }}
{{- end }}
# Kubernetes puts the two in.
- name: KAFKA_SASL_JAAS_CONFIG
  value: {{ printf `org.apache.kafka.common.security.%s required username="$(BROKER_USERNAME)" password="$(BROKER_PASSWORD)";` (ternary "plain.PlainLoginModule" "scram.ScramLoginModule" (eq $kafka.saslMechanism "PLAIN")) | quote }}
{{- end }}
{{- end }}

{{- define "kyber.environment.redis" -}}
{{- $redis := .root.Values.redis }}
{{- if $redis.fromSecret -}}
{{ include "kyber.secretVariable" (dict "variable" "QUARKUS_REDIS_HOSTS" "secret" (include "kyber.secret" .)) }}
{{- else -}}
- name: QUARKUS_REDIS_HOSTS
  value: {{ ternary (printf "redis://%s:6379" (include "kyber.valkey" .root)) $redis.url $redis.valkey.enabled | required "redis.url is required without redis.valkey and redis.fromSecret" | quote }}
{{- end }}
{{- end }}

{{- define "kyber.environment.mail" -}}
{{- with .root.Values.mail -}}
- name: KYBER_MAIL_FROM
  value: {{ .from | quote }}
- name: QUARKUS_MAILER_HOST
  value: {{ .host | quote }}
- name: QUARKUS_MAILER_PORT
  value: {{ .port | quote }}
- name: QUARKUS_MAILER_START_TLS
  value: {{ .startTls }}
- name: QUARKUS_MAILER_TLS
  value: {{ .implicitTls | quote }}
{{- if .authenticated }}
{{ include "kyber.secretVariable" (dict "variable" "QUARKUS_MAILER_USERNAME" "secret" (include "kyber.secret" $)) }}
{{ include "kyber.secretVariable" (dict "variable" "QUARKUS_MAILER_PASSWORD" "secret" (include "kyber.secret" $)) }}
{{- end }}
{{- end }}
{{- end }}

{{- define "kyber.environment.auth" -}}
{{- $values := .root.Values }}
{{- with $values.consoleUrl }}
{{ include "kyber.variable" (dict "variable" "KYBER_CONSOLE_URL" "value" .) }}
{{- end }}
{{- with $values.bootstrap }}
{{- if .enabled }}
{{ include "kyber.variable" (dict "variable" "KYBER_BOOTSTRAP_ACCOUNT_NAME" "value" .accountName) }}
{{ include "kyber.variable" (dict "variable" "KYBER_BOOTSTRAP_PLAN" "value" .plan) }}
{{ include "kyber.variable" (dict "variable" "KYBER_BOOTSTRAP_TIME_ZONE" "value" .timeZone) }}
{{ include "kyber.variable" (dict "variable" "KYBER_BOOTSTRAP_OWNER_NAME" "value" .ownerName) }}
{{ include "kyber.variable" (dict "variable" "KYBER_BOOTSTRAP_OWNER_EMAIL" "value" .ownerEmail) }}
{{ include "kyber.secretVariable" (dict "variable" "KYBER_BOOTSTRAP_OWNER_PASSWORD" "secret" (include "kyber.secret" $)) }}
{{- end }}
{{- end }}
{{- end }}

{{- define "kyber.environment.files" -}}
{{- $files := .root.Values.files }}
{{- if $files.volume.enabled }}
{{ include "kyber.variable" (dict "variable" "KYBER_FILES_DIRECTORY" "value" "/var/lib/kyber/files") }}
{{- else }}
{{- with $files.s3 }}
{{ include "kyber.variable" (dict "variable" "KYBER_FILES_S3_BUCKET" "value" .bucket) }}
{{ include "kyber.variable" (dict "variable" "KYBER_FILES_S3_REGION" "value" .region) }}
{{ include "kyber.variable" (dict "variable" "KYBER_FILES_S3_PATH_STYLE" "value" .pathStyle) }}
{{- with .endpoint }}
{{ include "kyber.variable" (dict "variable" "KYBER_FILES_S3_ENDPOINT" "value" .) }}
{{- end }}
{{- with .prefix }}
{{ include "kyber.variable" (dict "variable" "KYBER_FILES_S3_PREFIX" "value" .) }}
{{- end }}
{{- if .credentialsFromSecret }}
{{ include "kyber.secretVariable" (dict "variable" "KYBER_FILES_S3_ACCESS_KEY" "secret" (include "kyber.secret" $)) }}
{{ include "kyber.secretVariable" (dict "variable" "KYBER_FILES_S3_SECRET_KEY" "secret" (include "kyber.secret" $)) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/* Requests of all replicas to one webhook have to stay below 100, the failures that disable it. */}}
{{- define "kyber.environment.webhook" -}}
{{- $share := div 99 (include "kyber.mostReplicas" . | int) }}
{{ include "kyber.variable" (dict "variable" "KYBER_WEBHOOK_IN_FLIGHT_PER_WEBHOOK" "value" (min 40 $share | max 1)) }}
{{ include "kyber.variable" (dict "variable" "KYBER_WEBHOOK_SHUTDOWN_GRACE" "value" (printf "%ds" (int .service.graceSeconds))) }}
{{- with .root.Values.networkPolicy.allowedTargets }}
{{ include "kyber.variable" (dict "variable" "KYBER_WEBHOOK_EGRESS_ALLOWED_TARGETS" "value" (join "," .)) }}
{{- end }}
{{- end }}
