{{/* Egress to one destination: pods of this namespace by a label, or networks. (dict "what" … "cidrs" … "labels" … "port" …) */}}
{{- define "kyber.egress" -}}
- to:
{{- if .labels }}
    - podSelector: {matchLabels: {{ toJson .labels }}}
{{- else }}
{{- if not .cidrs }}{{ fail (printf "%s is required: networkPolicy.enabled lets nothing out that is not named" .what) }}{{ end }}
{{- range .cidrs }}
    - ipBlock: {cidr: {{ . | quote }}}
{{- end }}
{{- end }}
  ports: [{protocol: TCP, port: {{ int .port }}}]
{{- end }}

{{- define "kyber.egress.dns" -}}
- to: {{- toYaml .Values.networkPolicy.dnsPeers | nindent 4 }}
  ports: [{protocol: UDP, port: 53}, {protocol: TCP, port: 53}]
{{- end }}

{{- define "kyber.egress.database" -}}
{{- $cluster := dict "cnpg.io/cluster" (include "kyber.databaseCluster" .) }}
{{- include "kyber.egress" (dict "what" (printf "services.%s.database.cidrs" .name) "labels" (ternary $cluster nil .root.Values.database.cloudnativepg.enabled) "cidrs" .service.database.cidrs "port" .service.database.port) }}
{{- end }}

{{- define "kyber.egress.kafka" -}}
{{- with .Values.kafka }}
{{- include "kyber.egress" (dict "what" "kafka.cidrs" "labels" (ternary (dict "strimzi.io/cluster" .strimzi.cluster) nil .strimzi.enabled) "cidrs" .cidrs "port" .port) }}
{{- end }}
{{- end }}

{{- define "kyber.egress.redis" -}}
{{- $valkey := dict "app.kubernetes.io/name" "valkey" "app.kubernetes.io/instance" .Values.fullname }}
{{- with .Values.redis }}
{{- include "kyber.egress" (dict "what" "redis.cidrs" "labels" (ternary $valkey nil .valkey.enabled) "cidrs" .cidrs "port" .port) }}
{{- end }}
{{- end }}

{{/* IANA's special-purpose addresses: what is not the public internet. */}}
{{- define "kyber.internalNetworks.v4" -}}
["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"]
{{- end }}
{{/* Only 2000::/3 is global unicast, so that ::1, fc00::/7, fe80::/10, ff00::/8 and mapped addresses are out; of it, what tunnels to IPv4 or documents. */}}
{{- define "kyber.internalNetworks.v6" -}}
["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]
{{- end }}

{{- define "kyber.egress.internet" -}}
{{- $own4 := list }}{{ $own6 := list }}
{{- range .Values.networkPolicy.internalNetworks }}
{{- if contains ":" . }}{{ $own6 = append $own6 . }}{{ else }}{{ $own4 = append $own4 . }}{{ end }}
{{- end }}
- to:
    - ipBlock:
        cidr: 0.0.0.0/0
        except: {{- concat (include "kyber.internalNetworks.v4" . | fromJsonArray) $own4 | toYaml | nindent 10 }}
    - ipBlock:
        cidr: 2000::/3
        except: {{- concat (include "kyber.internalNetworks.v6" . | fromJsonArray) $own6 | toYaml | nindent 10 }}
  # A URL names its port: any of TCP.
  ports: [{protocol: TCP, port: 1, endPort: 65535}]
{{- with .Values.networkPolicy.allowedTargets }}
- to:
{{- range . }}
    - ipBlock: {cidr: {{ . | quote }}}
{{- end }}
  ports: [{protocol: TCP, port: 1, endPort: 65535}]
{{- end }}
{{- end }}

{{- define "kyber.peer" -}}
- podSelector:
    matchLabels: {{- include "kyber.selector" . | nindent 6 }}
{{- end }}
