// @ts-nocheck
// Generated from schema/v1 by `npm run generate`. Do not edit.

/** One broken rule, as ajv reports it. */
export interface RawIssue {
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
}

/** Tells whether a value fits; when not, `errors` says why until the next call. */
export interface Validator {
  (value: unknown): boolean;
  errors?: RawIssue[] | null;
}

/** @internal */
export const strictJsonObject: Validator = validate10;

const schema11 = {"type":"object","$id":"strict/app-content.schema.json"};

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/app-content.schema.json" */;
let vErrors = null;
let errors = 0;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictAppId: Validator = validate11;

const schema12 = {"type":"string","minLength":1,"$id":"strict/app-id.schema.json"};

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/app-id.schema.json" */;
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(data.length < 1){
const err0 = {instancePath,keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictAppMessageContent: Validator = validate12;

const schema13 = {"type":["object","string"],"$id":"strict/app-message-content.schema.json"};

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/app-message-content.schema.json" */;
let vErrors = null;
let errors = 0;
if((!(data && typeof data == "object" && !Array.isArray(data))) && (typeof data !== "string")){
const err0 = {instancePath,keyword:"type",params:{type: schema13.type}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictAppMessage: Validator = validate13;

const schema14 = {"type":"object","required":["content"],"properties":{"content":{"$ref":"app-message-content.schema.json"}},"additionalProperties":false,"$id":"strict/app-message.schema.json"};
const func0 = Object.prototype.hasOwnProperty;

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/app-message.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.content === undefined) || (!(func0.call(data, "content")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "content"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(key0 === "content")){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.content !== undefined && func0.call(data, "content")){
let data0 = data.content;
if((!(data0 && typeof data0 == "object" && !Array.isArray(data0))) && (typeof data0 !== "string")){
const err2 = {instancePath:instancePath+"/content",keyword:"type",params:{type: schema13.type}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate13.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictBrokers: Validator = validate14;

const schema16 = {"type":"object","required":["pre-production","production"],"properties":{"pre-production":{"type":"object","required":["host","port","protocol","clientCertificate","password"],"properties":{"host":{"const":"iot-partners-preprod.mpsa.com"},"port":{"const":8886},"protocol":{"const":"mqtts"},"clientCertificate":{"const":true},"password":{"const":true}},"additionalProperties":false},"production":{"type":"object","required":["host","port","protocol","clientCertificate","password"],"properties":{"host":{"const":"iot-partners-mpsa.com"},"port":{"const":8886},"protocol":{"const":"mqtts"},"clientCertificate":{"const":true},"password":{"const":true}},"additionalProperties":false}},"additionalProperties":false,"$id":"strict/brokers.schema.json"};

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/brokers.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data["pre-production"] === undefined) || (!(func0.call(data, "pre-production")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "pre-production"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.production === undefined) || (!(func0.call(data, "production")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "production"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "pre-production") || (key0 === "production"))){
const err2 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data["pre-production"] !== undefined && func0.call(data, "pre-production")){
let data0 = data["pre-production"];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if((data0.host === undefined) || (!(func0.call(data0, "host")))){
const err3 = {instancePath:instancePath+"/pre-production",keyword:"required",params:{missingProperty: "host"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data0.port === undefined) || (!(func0.call(data0, "port")))){
const err4 = {instancePath:instancePath+"/pre-production",keyword:"required",params:{missingProperty: "port"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((data0.protocol === undefined) || (!(func0.call(data0, "protocol")))){
const err5 = {instancePath:instancePath+"/pre-production",keyword:"required",params:{missingProperty: "protocol"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((data0.clientCertificate === undefined) || (!(func0.call(data0, "clientCertificate")))){
const err6 = {instancePath:instancePath+"/pre-production",keyword:"required",params:{missingProperty: "clientCertificate"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((data0.password === undefined) || (!(func0.call(data0, "password")))){
const err7 = {instancePath:instancePath+"/pre-production",keyword:"required",params:{missingProperty: "password"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key1 of Object.keys(data0)){
if(!(((((key1 === "host") || (key1 === "port")) || (key1 === "protocol")) || (key1 === "clientCertificate")) || (key1 === "password"))){
const err8 = {instancePath:instancePath+"/pre-production",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.host !== undefined && func0.call(data0, "host")){
if("iot-partners-preprod.mpsa.com" !== data0.host){
const err9 = {instancePath:instancePath+"/pre-production/host",keyword:"const",params:{allowedValue: "iot-partners-preprod.mpsa.com"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data0.port !== undefined && func0.call(data0, "port")){
if(8886 !== data0.port){
const err10 = {instancePath:instancePath+"/pre-production/port",keyword:"const",params:{allowedValue: 8886}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.protocol !== undefined && func0.call(data0, "protocol")){
if("mqtts" !== data0.protocol){
const err11 = {instancePath:instancePath+"/pre-production/protocol",keyword:"const",params:{allowedValue: "mqtts"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data0.clientCertificate !== undefined && func0.call(data0, "clientCertificate")){
if(true !== data0.clientCertificate){
const err12 = {instancePath:instancePath+"/pre-production/clientCertificate",keyword:"const",params:{allowedValue: true}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data0.password !== undefined && func0.call(data0, "password")){
if(true !== data0.password){
const err13 = {instancePath:instancePath+"/pre-production/password",keyword:"const",params:{allowedValue: true}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/pre-production",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.production !== undefined && func0.call(data, "production")){
let data6 = data.production;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if((data6.host === undefined) || (!(func0.call(data6, "host")))){
const err15 = {instancePath:instancePath+"/production",keyword:"required",params:{missingProperty: "host"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((data6.port === undefined) || (!(func0.call(data6, "port")))){
const err16 = {instancePath:instancePath+"/production",keyword:"required",params:{missingProperty: "port"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((data6.protocol === undefined) || (!(func0.call(data6, "protocol")))){
const err17 = {instancePath:instancePath+"/production",keyword:"required",params:{missingProperty: "protocol"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if((data6.clientCertificate === undefined) || (!(func0.call(data6, "clientCertificate")))){
const err18 = {instancePath:instancePath+"/production",keyword:"required",params:{missingProperty: "clientCertificate"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((data6.password === undefined) || (!(func0.call(data6, "password")))){
const err19 = {instancePath:instancePath+"/production",keyword:"required",params:{missingProperty: "password"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key2 of Object.keys(data6)){
if(!(((((key2 === "host") || (key2 === "port")) || (key2 === "protocol")) || (key2 === "clientCertificate")) || (key2 === "password"))){
const err20 = {instancePath:instancePath+"/production",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data6.host !== undefined && func0.call(data6, "host")){
if("iot-partners-mpsa.com" !== data6.host){
const err21 = {instancePath:instancePath+"/production/host",keyword:"const",params:{allowedValue: "iot-partners-mpsa.com"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data6.port !== undefined && func0.call(data6, "port")){
if(8886 !== data6.port){
const err22 = {instancePath:instancePath+"/production/port",keyword:"const",params:{allowedValue: 8886}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data6.protocol !== undefined && func0.call(data6, "protocol")){
if("mqtts" !== data6.protocol){
const err23 = {instancePath:instancePath+"/production/protocol",keyword:"const",params:{allowedValue: "mqtts"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data6.clientCertificate !== undefined && func0.call(data6, "clientCertificate")){
if(true !== data6.clientCertificate){
const err24 = {instancePath:instancePath+"/production/clientCertificate",keyword:"const",params:{allowedValue: true}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data6.password !== undefined && func0.call(data6, "password")){
if(true !== data6.password){
const err25 = {instancePath:instancePath+"/production/password",keyword:"const",params:{allowedValue: true}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/production",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
validate14.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictContractVersion: Validator = validate15;

const schema17 = {"const":"1.0.0","$id":"strict/contract-version.schema.json"};

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/contract-version.schema.json" */;
let vErrors = null;
let errors = 0;
if("1.0.0" !== data){
const err0 = {instancePath,keyword:"const",params:{allowedValue: "1.0.0"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate15.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictDataEvent: Validator = validate16;

const schema18 = {"type":"object","required":["type","value"],"properties":{"type":{"$ref":"notification-type.schema.json"},"value":{"type":"object","required":["content"],"properties":{"content":{"$ref":"app-content.schema.json"}},"not":{"required":["popupAction"]},"additionalProperties":false}},"additionalProperties":false,"$id":"strict/data-event.schema.json"};
const schema19 = {"const":"WebPortal.onCurrentNotificationReceived","$id":"strict/notification-type.schema.json"};

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/data-event.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.type === undefined) || (!(func0.call(data, "type")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.value === undefined) || (!(func0.call(data, "value")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "value"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "type") || (key0 === "value"))){
const err2 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.type !== undefined && func0.call(data, "type")){
if("WebPortal.onCurrentNotificationReceived" !== data.type){
const err3 = {instancePath:instancePath+"/type",keyword:"const",params:{allowedValue: "WebPortal.onCurrentNotificationReceived"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.value !== undefined && func0.call(data, "value")){
let data1 = data.value;
const _errs6 = errors;
const _errs7 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing0;
if(((data1.popupAction === undefined) || (!(func0.call(data1, "popupAction")))) && (missing0 = "popupAction")){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var valid2 = _errs7 === errors;
if(valid2){
const err5 = {instancePath:instancePath+"/value",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if((data1.content === undefined) || (!(func0.call(data1, "content")))){
const err6 = {instancePath:instancePath+"/value",keyword:"required",params:{missingProperty: "content"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key1 of Object.keys(data1)){
if(!(key1 === "content")){
const err7 = {instancePath:instancePath+"/value",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data1.content !== undefined && func0.call(data1, "content")){
let data2 = data1.content;
if(!(data2 && typeof data2 == "object" && !Array.isArray(data2))){
const err8 = {instancePath:instancePath+"/value/content",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/value",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate16.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictDataMessage: Validator = validate17;

const schema21 = {"type":"object","required":["idApp","popup","content"],"properties":{"idApp":{"$ref":"app-id.schema.json"},"popup":{"const":false},"content":{"$ref":"app-content.schema.json"}},"additionalProperties":false,"$id":"strict/data-message.schema.json"};

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/data-message.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.idApp === undefined) || (!(func0.call(data, "idApp")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "idApp"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.popup === undefined) || (!(func0.call(data, "popup")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "popup"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.content === undefined) || (!(func0.call(data, "content")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "content"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "idApp") || (key0 === "popup")) || (key0 === "content"))){
const err3 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.idApp !== undefined && func0.call(data, "idApp")){
let data0 = data.idApp;
if(typeof data0 === "string"){
if(data0.length < 1){
const err4 = {instancePath:instancePath+"/idApp",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/idApp",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.popup !== undefined && func0.call(data, "popup")){
if(false !== data.popup){
const err6 = {instancePath:instancePath+"/popup",keyword:"const",params:{allowedValue: false}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.content !== undefined && func0.call(data, "content")){
let data2 = data.content;
if(!(data2 && typeof data2 == "object" && !Array.isArray(data2))){
const err7 = {instancePath:instancePath+"/content",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate17.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictDisplay: Validator = validate18;

const schema24 = {"type":"object","required":["pictureLines"],"properties":{"pictureLines":{"const":6}},"additionalProperties":false,"$id":"strict/display.schema.json"};

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/display.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.pictureLines === undefined) || (!(func0.call(data, "pictureLines")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "pictureLines"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(key0 === "pictureLines")){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.pictureLines !== undefined && func0.call(data, "pictureLines")){
if(6 !== data.pictureLines){
const err2 = {instancePath:instancePath+"/pictureLines",keyword:"const",params:{allowedValue: 6}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate18.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictErrorCode: Validator = validate19;

const schema25 = {"enum":["INVALID_MESSAGE","INVALID_TOPIC","INVALID_OPTIONS","TOO_LARGE","INVALID_JSON","INVALID_UTF8","TOO_DEEP","TOO_SOON","QUEUE_FULL","NOT_CONNECTED","REFUSED","OUTCOME_UNKNOWN","EXPIRED","ABORTED","PACING_UNAVAILABLE","RECEIPTS_UNAVAILABLE","UNEXPECTED_RECEIPT","NOT_SHOWN","MISSING_FIELD","UNKNOWN_FIELD","WRONG_TYPE","WRONG_VALUE","WRONG_FORMAT","EMPTY","NOT_JSON","LONE_SURROGATE","DUPLICATE_KEY","NUMBER_OUT_OF_RANGE","UNKNOWN_OPTION","WRONG_OPTION","INVALID_CONTENT","CERTIFICATE_REFUSED","UNTRUSTED_BROKER","LOGIN_REFUSED","UNREACHABLE","MISSING_PACKAGE","INVALID_VALUE","NO_ANSWER"],"$id":"strict/error-code.schema.json"};

function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/error-code.schema.json" */;
let vErrors = null;
let errors = 0;
if(!((((((((((((((((((((((((((((((((((((((data === "INVALID_MESSAGE") || (data === "INVALID_TOPIC")) || (data === "INVALID_OPTIONS")) || (data === "TOO_LARGE")) || (data === "INVALID_JSON")) || (data === "INVALID_UTF8")) || (data === "TOO_DEEP")) || (data === "TOO_SOON")) || (data === "QUEUE_FULL")) || (data === "NOT_CONNECTED")) || (data === "REFUSED")) || (data === "OUTCOME_UNKNOWN")) || (data === "EXPIRED")) || (data === "ABORTED")) || (data === "PACING_UNAVAILABLE")) || (data === "RECEIPTS_UNAVAILABLE")) || (data === "UNEXPECTED_RECEIPT")) || (data === "NOT_SHOWN")) || (data === "MISSING_FIELD")) || (data === "UNKNOWN_FIELD")) || (data === "WRONG_TYPE")) || (data === "WRONG_VALUE")) || (data === "WRONG_FORMAT")) || (data === "EMPTY")) || (data === "NOT_JSON")) || (data === "LONE_SURROGATE")) || (data === "DUPLICATE_KEY")) || (data === "NUMBER_OUT_OF_RANGE")) || (data === "UNKNOWN_OPTION")) || (data === "WRONG_OPTION")) || (data === "INVALID_CONTENT")) || (data === "CERTIFICATE_REFUSED")) || (data === "UNTRUSTED_BROKER")) || (data === "LOGIN_REFUSED")) || (data === "UNREACHABLE")) || (data === "MISSING_PACKAGE")) || (data === "INVALID_VALUE")) || (data === "NO_ANSWER"))){
const err0 = {instancePath,keyword:"enum",params:{allowedValues: schema25.enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate19.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictEventContent: Validator = validate20;

const schema26 = {"type":["object","null"],"$id":"strict/event-content.schema.json"};

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/event-content.schema.json" */;
let vErrors = null;
let errors = 0;
if((!(data && typeof data == "object" && !Array.isArray(data))) && (data !== null)){
const err0 = {instancePath,keyword:"type",params:{type: schema26.type}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictLegacyPopupEvent: Validator = validate21;

const schema27 = {"type":"object","required":["type"],"properties":{"type":{"$ref":"popup-event-name.schema.json"},"value":{"type":"object","properties":{"content":{"$ref":"event-content.schema.json"}},"additionalProperties":false}},"additionalProperties":false,"$id":"strict/legacy-popup-event.schema.json"};
const schema28 = {"enum":["WebPortal.okBtnPopupRequestClicked","WebPortal.cancelBtnPopupRequestClicked","WebPortal.closeTimeoutPopupRequest","okBtnPopupRequestClicked","cancelBtnPopupRequestClicked","closeTimeoutPopupRequest"],"$id":"strict/popup-event-name.schema.json"};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/legacy-popup-event.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.type === undefined) || (!(func0.call(data, "type")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "type") || (key0 === "value"))){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined && func0.call(data, "type")){
let data0 = data.type;
if(!((((((data0 === "WebPortal.okBtnPopupRequestClicked") || (data0 === "WebPortal.cancelBtnPopupRequestClicked")) || (data0 === "WebPortal.closeTimeoutPopupRequest")) || (data0 === "okBtnPopupRequestClicked")) || (data0 === "cancelBtnPopupRequestClicked")) || (data0 === "closeTimeoutPopupRequest"))){
const err2 = {instancePath:instancePath+"/type",keyword:"enum",params:{allowedValues: schema28.enum}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.value !== undefined && func0.call(data, "value")){
let data1 = data.value;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 of Object.keys(data1)){
if(!(key1 === "content")){
const err3 = {instancePath:instancePath+"/value",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data1.content !== undefined && func0.call(data1, "content")){
let data2 = data1.content;
if((!(data2 && typeof data2 == "object" && !Array.isArray(data2))) && (data2 !== null)){
const err4 = {instancePath:instancePath+"/value/content",keyword:"type",params:{type: schema26.type}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath:instancePath+"/value",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictLifecycleEventName: Validator = validate22;

const schema30 = {"enum":["WebPortal.onApplicationShow","WebPortal.onApplicationHide","WebPortal.onApplicationUnloaded","WebPortal.onApplicationUpdated"],"$id":"strict/lifecycle-event-name.schema.json"};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/lifecycle-event-name.schema.json" */;
let vErrors = null;
let errors = 0;
if(!((((data === "WebPortal.onApplicationShow") || (data === "WebPortal.onApplicationHide")) || (data === "WebPortal.onApplicationUnloaded")) || (data === "WebPortal.onApplicationUpdated"))){
const err0 = {instancePath,keyword:"enum",params:{allowedValues: schema30.enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictLifecycleEvent: Validator = validate23;

const schema31 = {"type":"object","required":["type"],"properties":{"type":{"$ref":"lifecycle-event-name.schema.json"}},"additionalProperties":false,"$id":"strict/lifecycle-event.schema.json"};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/lifecycle-event.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.type === undefined) || (!(func0.call(data, "type")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(key0 === "type")){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined && func0.call(data, "type")){
let data0 = data.type;
if(!((((data0 === "WebPortal.onApplicationShow") || (data0 === "WebPortal.onApplicationHide")) || (data0 === "WebPortal.onApplicationUnloaded")) || (data0 === "WebPortal.onApplicationUpdated"))){
const err2 = {instancePath:instancePath+"/type",keyword:"enum",params:{allowedValues: schema30.enum}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictLimits: Validator = validate24;

const schema33 = {"type":"object","required":["maxPayloadBytes","maxTopicBytes","autoCloseMs","minIntervalMs","maxPendingMessages","maxLoadMs"],"properties":{"maxPayloadBytes":{"const":131072},"maxTopicBytes":{"const":65535},"autoCloseMs":{"const":15000},"minIntervalMs":{"const":20000},"maxPendingMessages":{"const":10},"maxLoadMs":{"const":10000}},"additionalProperties":false,"$id":"strict/limits.schema.json"};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/limits.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.maxPayloadBytes === undefined) || (!(func0.call(data, "maxPayloadBytes")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "maxPayloadBytes"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.maxTopicBytes === undefined) || (!(func0.call(data, "maxTopicBytes")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "maxTopicBytes"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.autoCloseMs === undefined) || (!(func0.call(data, "autoCloseMs")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "autoCloseMs"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data.minIntervalMs === undefined) || (!(func0.call(data, "minIntervalMs")))){
const err3 = {instancePath,keyword:"required",params:{missingProperty: "minIntervalMs"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data.maxPendingMessages === undefined) || (!(func0.call(data, "maxPendingMessages")))){
const err4 = {instancePath,keyword:"required",params:{missingProperty: "maxPendingMessages"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((data.maxLoadMs === undefined) || (!(func0.call(data, "maxLoadMs")))){
const err5 = {instancePath,keyword:"required",params:{missingProperty: "maxLoadMs"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((((key0 === "maxPayloadBytes") || (key0 === "maxTopicBytes")) || (key0 === "autoCloseMs")) || (key0 === "minIntervalMs")) || (key0 === "maxPendingMessages")) || (key0 === "maxLoadMs"))){
const err6 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.maxPayloadBytes !== undefined && func0.call(data, "maxPayloadBytes")){
if(131072 !== data.maxPayloadBytes){
const err7 = {instancePath:instancePath+"/maxPayloadBytes",keyword:"const",params:{allowedValue: 131072}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.maxTopicBytes !== undefined && func0.call(data, "maxTopicBytes")){
if(65535 !== data.maxTopicBytes){
const err8 = {instancePath:instancePath+"/maxTopicBytes",keyword:"const",params:{allowedValue: 65535}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.autoCloseMs !== undefined && func0.call(data, "autoCloseMs")){
if(15000 !== data.autoCloseMs){
const err9 = {instancePath:instancePath+"/autoCloseMs",keyword:"const",params:{allowedValue: 15000}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.minIntervalMs !== undefined && func0.call(data, "minIntervalMs")){
if(20000 !== data.minIntervalMs){
const err10 = {instancePath:instancePath+"/minIntervalMs",keyword:"const",params:{allowedValue: 20000}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.maxPendingMessages !== undefined && func0.call(data, "maxPendingMessages")){
if(10 !== data.maxPendingMessages){
const err11 = {instancePath:instancePath+"/maxPendingMessages",keyword:"const",params:{allowedValue: 10}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.maxLoadMs !== undefined && func0.call(data, "maxLoadMs")){
if(10000 !== data.maxLoadMs){
const err12 = {instancePath:instancePath+"/maxLoadMs",keyword:"const",params:{allowedValue: 10000}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictLoadedNotice: Validator = validate25;

const schema34 = {"type":"object","required":["type"],"properties":{"type":{"const":"WebPortal.onApplicationLoaded"}},"additionalProperties":false,"$id":"strict/loaded-notice.schema.json"};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/loaded-notice.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.type === undefined) || (!(func0.call(data, "type")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(key0 === "type")){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined && func0.call(data, "type")){
if("WebPortal.onApplicationLoaded" !== data.type){
const err2 = {instancePath:instancePath+"/type",keyword:"const",params:{allowedValue: "WebPortal.onApplicationLoaded"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictNativePopupEventName: Validator = validate26;

const schema35 = {"enum":["WebPortal.nativePopup.evt.ok","WebPortal.nativePopup.evt.cancel","WebPortal.nativePopup.evt.timeout","WebPortal.nativePopup.evt.opened","WebPortal.popup.evt.ok","WebPortal.popup.evt.cancel","WebPortal.popup.evt.timeout","WebPortal.popup.evt.opened"],"$id":"strict/native-popup-event-name.schema.json"};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/native-popup-event-name.schema.json" */;
let vErrors = null;
let errors = 0;
if(!((((((((data === "WebPortal.nativePopup.evt.ok") || (data === "WebPortal.nativePopup.evt.cancel")) || (data === "WebPortal.nativePopup.evt.timeout")) || (data === "WebPortal.nativePopup.evt.opened")) || (data === "WebPortal.popup.evt.ok")) || (data === "WebPortal.popup.evt.cancel")) || (data === "WebPortal.popup.evt.timeout")) || (data === "WebPortal.popup.evt.opened"))){
const err0 = {instancePath,keyword:"enum",params:{allowedValues: schema35.enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictNativePopupEvent: Validator = validate27;

const schema36 = {"type":"object","required":["type"],"properties":{"type":{"$ref":"native-popup-event-name.schema.json"}},"additionalProperties":false,"$id":"strict/native-popup-event.schema.json"};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/native-popup-event.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.type === undefined) || (!(func0.call(data, "type")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(key0 === "type")){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined && func0.call(data, "type")){
let data0 = data.type;
if(!((((((((data0 === "WebPortal.nativePopup.evt.ok") || (data0 === "WebPortal.nativePopup.evt.cancel")) || (data0 === "WebPortal.nativePopup.evt.timeout")) || (data0 === "WebPortal.nativePopup.evt.opened")) || (data0 === "WebPortal.popup.evt.ok")) || (data0 === "WebPortal.popup.evt.cancel")) || (data0 === "WebPortal.popup.evt.timeout")) || (data0 === "WebPortal.popup.evt.opened"))){
const err2 = {instancePath:instancePath+"/type",keyword:"enum",params:{allowedValues: schema35.enum}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictNativePopupRequestName: Validator = validate28;

const schema38 = {"enum":["WebPortal.nativePopup.open","WebPortal.popup.open"],"$id":"strict/native-popup-request-name.schema.json"};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/native-popup-request-name.schema.json" */;
let vErrors = null;
let errors = 0;
if(!((data === "WebPortal.nativePopup.open") || (data === "WebPortal.popup.open"))){
const err0 = {instancePath,keyword:"enum",params:{allowedValues: schema38.enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictNativePopupRequest: Validator = validate29;

const schema39 = {"type":"object","required":["type","text"],"properties":{"type":{"$ref":"native-popup-request-name.schema.json"},"text":{"type":"string","minLength":1}},"additionalProperties":false,"$id":"strict/native-popup-request.schema.json"};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/native-popup-request.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.type === undefined) || (!(func0.call(data, "type")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.text === undefined) || (!(func0.call(data, "text")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "text"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "type") || (key0 === "text"))){
const err2 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.type !== undefined && func0.call(data, "type")){
let data0 = data.type;
if(!((data0 === "WebPortal.nativePopup.open") || (data0 === "WebPortal.popup.open"))){
const err3 = {instancePath:instancePath+"/type",keyword:"enum",params:{allowedValues: schema38.enum}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.text !== undefined && func0.call(data, "text")){
let data1 = data.text;
if(typeof data1 === "string"){
if(data1.length < 1){
const err4 = {instancePath:instancePath+"/text",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/text",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictNotificationPopupEvent: Validator = validate30;

const schema41 = {"type":"object","required":["type","value"],"properties":{"type":{"$ref":"notification-type.schema.json"},"value":{"type":"object","required":["popupAction"],"properties":{"popupAction":{"$ref":"popup-event-name.schema.json"},"content":{"$ref":"event-content.schema.json"}},"additionalProperties":false}},"additionalProperties":false,"$id":"strict/notification-popup-event.schema.json"};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/notification-popup-event.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.type === undefined) || (!(func0.call(data, "type")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.value === undefined) || (!(func0.call(data, "value")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "value"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "type") || (key0 === "value"))){
const err2 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.type !== undefined && func0.call(data, "type")){
if("WebPortal.onCurrentNotificationReceived" !== data.type){
const err3 = {instancePath:instancePath+"/type",keyword:"const",params:{allowedValue: "WebPortal.onCurrentNotificationReceived"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.value !== undefined && func0.call(data, "value")){
let data1 = data.value;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if((data1.popupAction === undefined) || (!(func0.call(data1, "popupAction")))){
const err4 = {instancePath:instancePath+"/value",keyword:"required",params:{missingProperty: "popupAction"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key1 of Object.keys(data1)){
if(!((key1 === "popupAction") || (key1 === "content"))){
const err5 = {instancePath:instancePath+"/value",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data1.popupAction !== undefined && func0.call(data1, "popupAction")){
let data2 = data1.popupAction;
if(!((((((data2 === "WebPortal.okBtnPopupRequestClicked") || (data2 === "WebPortal.cancelBtnPopupRequestClicked")) || (data2 === "WebPortal.closeTimeoutPopupRequest")) || (data2 === "okBtnPopupRequestClicked")) || (data2 === "cancelBtnPopupRequestClicked")) || (data2 === "closeTimeoutPopupRequest"))){
const err6 = {instancePath:instancePath+"/value/popupAction",keyword:"enum",params:{allowedValues: schema28.enum}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data1.content !== undefined && func0.call(data1, "content")){
let data3 = data1.content;
if((!(data3 && typeof data3 == "object" && !Array.isArray(data3))) && (data3 !== null)){
const err7 = {instancePath:instancePath+"/value/content",keyword:"type",params:{type: schema26.type}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/value",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate30.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictNotificationType: Validator = validate31;


function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/notification-type.schema.json" */;
let vErrors = null;
let errors = 0;
if("WebPortal.onCurrentNotificationReceived" !== data){
const err0 = {instancePath,keyword:"const",params:{allowedValue: "WebPortal.onCurrentNotificationReceived"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictPopupAction: Validator = validate32;

const schema46 = {"enum":["ok","cancel","timeout"],"$id":"strict/popup-action.schema.json"};

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/popup-action.schema.json" */;
let vErrors = null;
let errors = 0;
if(!(((data === "ok") || (data === "cancel")) || (data === "timeout"))){
const err0 = {instancePath,keyword:"enum",params:{allowedValues: schema46.enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate32.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictPopupContent: Validator = validate33;

const schema47 = {"type":"object","properties":{"$receipt":{}},"$id":"strict/popup-content.schema.json"};

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/popup-content.schema.json" */;
let vErrors = null;
let errors = 0;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate33.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictPopupEventName: Validator = validate34;


function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/popup-event-name.schema.json" */;
let vErrors = null;
let errors = 0;
if(!((((((data === "WebPortal.okBtnPopupRequestClicked") || (data === "WebPortal.cancelBtnPopupRequestClicked")) || (data === "WebPortal.closeTimeoutPopupRequest")) || (data === "okBtnPopupRequestClicked")) || (data === "cancelBtnPopupRequestClicked")) || (data === "closeTimeoutPopupRequest"))){
const err0 = {instancePath,keyword:"enum",params:{allowedValues: schema28.enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate34.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictPopupEvent: Validator = validate35;

const schema49 = {"if":{"properties":{"type":{"$ref":"notification-type.schema.json"}}},"then":{"$ref":"notification-popup-event.schema.json"},"else":{"$ref":"legacy-popup-event.schema.json"},"$id":"strict/popup-event.schema.json"};

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/popup-event.schema.json" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = true;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type !== undefined && func0.call(data, "type")){
if("WebPortal.onCurrentNotificationReceived" !== data.type){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
var _valid0 = _errs1 === errors;
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs4 = errors;
if(!(validate30(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs5 = errors;
if(!(validate21(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
const err1 = {instancePath,keyword:"if",params:{failingKeyword: ifClause0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate35.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictPopupMessage: Validator = validate38;

const schema51 = {"type":"object","required":["idApp","popup","popupText"],"properties":{"idApp":{"$ref":"app-id.schema.json"},"popup":{"const":true},"popupText":{"type":"string","minLength":1},"popupBtn":{"type":"boolean"},"content":{"$ref":"popup-content.schema.json"}},"additionalProperties":false,"$id":"strict/popup-message.schema.json"};

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/popup-message.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.idApp === undefined) || (!(func0.call(data, "idApp")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "idApp"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.popup === undefined) || (!(func0.call(data, "popup")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "popup"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.popupText === undefined) || (!(func0.call(data, "popupText")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "popupText"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "idApp") || (key0 === "popup")) || (key0 === "popupText")) || (key0 === "popupBtn")) || (key0 === "content"))){
const err3 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.idApp !== undefined && func0.call(data, "idApp")){
let data0 = data.idApp;
if(typeof data0 === "string"){
if(data0.length < 1){
const err4 = {instancePath:instancePath+"/idApp",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/idApp",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.popup !== undefined && func0.call(data, "popup")){
if(true !== data.popup){
const err6 = {instancePath:instancePath+"/popup",keyword:"const",params:{allowedValue: true}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.popupText !== undefined && func0.call(data, "popupText")){
let data2 = data.popupText;
if(typeof data2 === "string"){
if(data2.length < 1){
const err7 = {instancePath:instancePath+"/popupText",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/popupText",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.popupBtn !== undefined && func0.call(data, "popupBtn")){
if(typeof data.popupBtn !== "boolean"){
const err9 = {instancePath:instancePath+"/popupBtn",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.content !== undefined && func0.call(data, "content")){
let data4 = data.content;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
const err10 = {instancePath:instancePath+"/content",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate38.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictPortalFunctions: Validator = validate39;

const schema54 = {"type":"object","required":["getPendingNotifications","launchGuidance","launchGuidanceWaypoints"],"properties":{"getPendingNotifications":{"const":"WebPortal.getPendingNotifications"},"launchGuidance":{"const":"Navigation.LaunchGuidance"},"launchGuidanceWaypoints":{"const":"Navigation.LaunchGuidanceWaypoints"}},"additionalProperties":false,"$id":"strict/portal-functions.schema.json"};

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/portal-functions.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.getPendingNotifications === undefined) || (!(func0.call(data, "getPendingNotifications")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "getPendingNotifications"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.launchGuidance === undefined) || (!(func0.call(data, "launchGuidance")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "launchGuidance"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.launchGuidanceWaypoints === undefined) || (!(func0.call(data, "launchGuidanceWaypoints")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "launchGuidanceWaypoints"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "getPendingNotifications") || (key0 === "launchGuidance")) || (key0 === "launchGuidanceWaypoints"))){
const err3 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.getPendingNotifications !== undefined && func0.call(data, "getPendingNotifications")){
if("WebPortal.getPendingNotifications" !== data.getPendingNotifications){
const err4 = {instancePath:instancePath+"/getPendingNotifications",keyword:"const",params:{allowedValue: "WebPortal.getPendingNotifications"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.launchGuidance !== undefined && func0.call(data, "launchGuidance")){
if("Navigation.LaunchGuidance" !== data.launchGuidance){
const err5 = {instancePath:instancePath+"/launchGuidance",keyword:"const",params:{allowedValue: "Navigation.LaunchGuidance"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.launchGuidanceWaypoints !== undefined && func0.call(data, "launchGuidanceWaypoints")){
if("Navigation.LaunchGuidanceWaypoints" !== data.launchGuidanceWaypoints){
const err6 = {instancePath:instancePath+"/launchGuidanceWaypoints",keyword:"const",params:{allowedValue: "Navigation.LaunchGuidanceWaypoints"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate39.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictReceiptId: Validator = validate40;

const schema55 = {"type":"string","maxLength":22,"pattern":"^[A-Za-z0-9_-]{21}[AQgw]$","$id":"strict/receipt-id.schema.json"};
const pattern0 = new RegExp("^[A-Za-z0-9_-]{21}[AQgw]$", "");

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/receipt-id.schema.json" */;
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(data.length > 22){
const err0 = {instancePath,keyword:"maxLength",params:{limit: 22}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!pattern0.test(data)){
const err1 = {instancePath,keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{21}[AQgw]$"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate40.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictReceiptMessage: Validator = validate41;

const schema56 = {"type":"object","required":["content"],"properties":{"content":{"$ref":"receipt.schema.json"}},"additionalProperties":false,"$id":"strict/receipt-message.schema.json"};
const schema57 = {"type":"object","required":["$receipt","action"],"properties":{"$receipt":{"$ref":"receipt-id.schema.json"},"action":{"$ref":"popup-action.schema.json"},"extra":{"type":"object"}},"additionalProperties":false,"$id":"strict/receipt.schema.json"};

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/receipt.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.$receipt === undefined) || (!(func0.call(data, "$receipt")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "$receipt"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.action === undefined) || (!(func0.call(data, "action")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "action"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "$receipt") || (key0 === "action")) || (key0 === "extra"))){
const err2 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.$receipt !== undefined && func0.call(data, "$receipt")){
let data0 = data.$receipt;
if(typeof data0 === "string"){
if(data0.length > 22){
const err3 = {instancePath:instancePath+"/$receipt",keyword:"maxLength",params:{limit: 22}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern0.test(data0)){
const err4 = {instancePath:instancePath+"/$receipt",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{21}[AQgw]$"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/$receipt",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.action !== undefined && func0.call(data, "action")){
let data1 = data.action;
if(!(((data1 === "ok") || (data1 === "cancel")) || (data1 === "timeout"))){
const err6 = {instancePath:instancePath+"/action",keyword:"enum",params:{allowedValues: schema46.enum}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.extra !== undefined && func0.call(data, "extra")){
let data2 = data.extra;
if(!(data2 && typeof data2 == "object" && !Array.isArray(data2))){
const err7 = {instancePath:instancePath+"/extra",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate42.errors = vErrors;
return errors === 0;
}


function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/receipt-message.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.content === undefined) || (!(func0.call(data, "content")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "content"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(key0 === "content")){
const err1 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.content !== undefined && func0.call(data, "content")){
if(!(validate42(data.content, {instancePath:instancePath+"/content",parentData:data,parentDataProperty:"content",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate41.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictReceipt: Validator = validate42;



/** @internal */
export const strictSafety: Validator = validate44;

const schema60 = {"type":"object","required":["maxJsonDepth","maxIssues","guidanceMarginMs","guidanceRetryMs","maxReceiptHoldMs","maxReceiptIds"],"properties":{"maxJsonDepth":{"const":100},"maxIssues":{"const":100},"guidanceMarginMs":{"const":2000},"guidanceRetryMs":{"const":500},"maxReceiptHoldMs":{"const":20000},"maxReceiptIds":{"const":100}},"additionalProperties":false,"$id":"strict/safety.schema.json"};

function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/safety.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.maxJsonDepth === undefined) || (!(func0.call(data, "maxJsonDepth")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "maxJsonDepth"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.maxIssues === undefined) || (!(func0.call(data, "maxIssues")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "maxIssues"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.guidanceMarginMs === undefined) || (!(func0.call(data, "guidanceMarginMs")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "guidanceMarginMs"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data.guidanceRetryMs === undefined) || (!(func0.call(data, "guidanceRetryMs")))){
const err3 = {instancePath,keyword:"required",params:{missingProperty: "guidanceRetryMs"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data.maxReceiptHoldMs === undefined) || (!(func0.call(data, "maxReceiptHoldMs")))){
const err4 = {instancePath,keyword:"required",params:{missingProperty: "maxReceiptHoldMs"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((data.maxReceiptIds === undefined) || (!(func0.call(data, "maxReceiptIds")))){
const err5 = {instancePath,keyword:"required",params:{missingProperty: "maxReceiptIds"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((((key0 === "maxJsonDepth") || (key0 === "maxIssues")) || (key0 === "guidanceMarginMs")) || (key0 === "guidanceRetryMs")) || (key0 === "maxReceiptHoldMs")) || (key0 === "maxReceiptIds"))){
const err6 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.maxJsonDepth !== undefined && func0.call(data, "maxJsonDepth")){
if(100 !== data.maxJsonDepth){
const err7 = {instancePath:instancePath+"/maxJsonDepth",keyword:"const",params:{allowedValue: 100}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.maxIssues !== undefined && func0.call(data, "maxIssues")){
if(100 !== data.maxIssues){
const err8 = {instancePath:instancePath+"/maxIssues",keyword:"const",params:{allowedValue: 100}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.guidanceMarginMs !== undefined && func0.call(data, "guidanceMarginMs")){
if(2000 !== data.guidanceMarginMs){
const err9 = {instancePath:instancePath+"/guidanceMarginMs",keyword:"const",params:{allowedValue: 2000}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.guidanceRetryMs !== undefined && func0.call(data, "guidanceRetryMs")){
if(500 !== data.guidanceRetryMs){
const err10 = {instancePath:instancePath+"/guidanceRetryMs",keyword:"const",params:{allowedValue: 500}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.maxReceiptHoldMs !== undefined && func0.call(data, "maxReceiptHoldMs")){
if(20000 !== data.maxReceiptHoldMs){
const err11 = {instancePath:instancePath+"/maxReceiptHoldMs",keyword:"const",params:{allowedValue: 20000}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.maxReceiptIds !== undefined && func0.call(data, "maxReceiptIds")){
if(100 !== data.maxReceiptIds){
const err12 = {instancePath:instancePath+"/maxReceiptIds",keyword:"const",params:{allowedValue: 100}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate44.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictScreens: Validator = validate45;

const schema61 = {"type":"object","required":["800x363","1280x582","1280x620"],"properties":{"800x363":{"type":"object","required":["width","height","displayHeight"],"properties":{"width":{"const":800},"height":{"const":363},"displayHeight":{"const":480}},"additionalProperties":false},"1280x582":{"type":"object","required":["width","height"],"properties":{"width":{"const":1280},"height":{"const":582}},"additionalProperties":false},"1280x620":{"type":"object","required":["width","height"],"properties":{"width":{"const":1280},"height":{"const":620}},"additionalProperties":false}},"additionalProperties":false,"$id":"strict/screens.schema.json"};

function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/screens.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data["800x363"] === undefined) || (!(func0.call(data, "800x363")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "800x363"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data["1280x582"] === undefined) || (!(func0.call(data, "1280x582")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "1280x582"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data["1280x620"] === undefined) || (!(func0.call(data, "1280x620")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "1280x620"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "800x363") || (key0 === "1280x582")) || (key0 === "1280x620"))){
const err3 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data["800x363"] !== undefined && func0.call(data, "800x363")){
let data0 = data["800x363"];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if((data0.width === undefined) || (!(func0.call(data0, "width")))){
const err4 = {instancePath:instancePath+"/800x363",keyword:"required",params:{missingProperty: "width"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((data0.height === undefined) || (!(func0.call(data0, "height")))){
const err5 = {instancePath:instancePath+"/800x363",keyword:"required",params:{missingProperty: "height"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((data0.displayHeight === undefined) || (!(func0.call(data0, "displayHeight")))){
const err6 = {instancePath:instancePath+"/800x363",keyword:"required",params:{missingProperty: "displayHeight"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key1 of Object.keys(data0)){
if(!(((key1 === "width") || (key1 === "height")) || (key1 === "displayHeight"))){
const err7 = {instancePath:instancePath+"/800x363",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.width !== undefined && func0.call(data0, "width")){
if(800 !== data0.width){
const err8 = {instancePath:instancePath+"/800x363/width",keyword:"const",params:{allowedValue: 800}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.height !== undefined && func0.call(data0, "height")){
if(363 !== data0.height){
const err9 = {instancePath:instancePath+"/800x363/height",keyword:"const",params:{allowedValue: 363}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data0.displayHeight !== undefined && func0.call(data0, "displayHeight")){
if(480 !== data0.displayHeight){
const err10 = {instancePath:instancePath+"/800x363/displayHeight",keyword:"const",params:{allowedValue: 480}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/800x363",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data["1280x582"] !== undefined && func0.call(data, "1280x582")){
let data4 = data["1280x582"];
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if((data4.width === undefined) || (!(func0.call(data4, "width")))){
const err12 = {instancePath:instancePath+"/1280x582",keyword:"required",params:{missingProperty: "width"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((data4.height === undefined) || (!(func0.call(data4, "height")))){
const err13 = {instancePath:instancePath+"/1280x582",keyword:"required",params:{missingProperty: "height"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
for(const key2 of Object.keys(data4)){
if(!((key2 === "width") || (key2 === "height"))){
const err14 = {instancePath:instancePath+"/1280x582",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data4.width !== undefined && func0.call(data4, "width")){
if(1280 !== data4.width){
const err15 = {instancePath:instancePath+"/1280x582/width",keyword:"const",params:{allowedValue: 1280}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data4.height !== undefined && func0.call(data4, "height")){
if(582 !== data4.height){
const err16 = {instancePath:instancePath+"/1280x582/height",keyword:"const",params:{allowedValue: 582}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/1280x582",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data["1280x620"] !== undefined && func0.call(data, "1280x620")){
let data7 = data["1280x620"];
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if((data7.width === undefined) || (!(func0.call(data7, "width")))){
const err18 = {instancePath:instancePath+"/1280x620",keyword:"required",params:{missingProperty: "width"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((data7.height === undefined) || (!(func0.call(data7, "height")))){
const err19 = {instancePath:instancePath+"/1280x620",keyword:"required",params:{missingProperty: "height"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
for(const key3 of Object.keys(data7)){
if(!((key3 === "width") || (key3 === "height"))){
const err20 = {instancePath:instancePath+"/1280x620",keyword:"additionalProperties",params:{additionalProperty: key3}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data7.width !== undefined && func0.call(data7, "width")){
if(1280 !== data7.width){
const err21 = {instancePath:instancePath+"/1280x620/width",keyword:"const",params:{allowedValue: 1280}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data7.height !== undefined && func0.call(data7, "height")){
if(620 !== data7.height){
const err22 = {instancePath:instancePath+"/1280x620/height",keyword:"const",params:{allowedValue: 620}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/1280x620",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
validate45.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictSendRequest: Validator = validate46;

const schema62 = {"type":"object","required":["type","value"],"properties":{"type":{"const":"WebPortal.onSendNotificationRequest"},"value":{"$ref":"app-message-content.schema.json"}},"additionalProperties":false,"$id":"strict/send-request.schema.json"};

function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/send-request.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.type === undefined) || (!(func0.call(data, "type")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.value === undefined) || (!(func0.call(data, "value")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "value"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "type") || (key0 === "value"))){
const err2 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.type !== undefined && func0.call(data, "type")){
if("WebPortal.onSendNotificationRequest" !== data.type){
const err3 = {instancePath:instancePath+"/type",keyword:"const",params:{allowedValue: "WebPortal.onSendNotificationRequest"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.value !== undefined && func0.call(data, "value")){
let data1 = data.value;
if((!(data1 && typeof data1 == "object" && !Array.isArray(data1))) && (typeof data1 !== "string")){
const err4 = {instancePath:instancePath+"/value",keyword:"type",params:{type: schema13.type}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate46.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictServerMessage: Validator = validate47;

const schema64 = {"if":{"properties":{"popup":{"not":{"const":false}}}},"then":{"$ref":"popup-message.schema.json"},"else":{"$ref":"data-message.schema.json"},"$id":"strict/server-message.schema.json"};

function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/server-message.schema.json" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = true;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.popup !== undefined && func0.call(data, "popup")){
const _errs3 = errors;
const _errs4 = errors;
if(false !== data.popup){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var valid2 = _errs4 === errors;
if(valid2){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
}
}
}
var _valid0 = _errs1 === errors;
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs5 = errors;
if(!(validate38(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs6 = errors;
if(!(validate17(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate17.errors : vErrors.concat(validate17.errors);
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
const err2 = {instancePath,keyword:"if",params:{failingKeyword: ifClause0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate47.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictTopics: Validator = validate50;

const schema65 = {"type":"object","required":["popup","app-message"],"properties":{"popup":{"type":"object","required":["template","direction","qos","retain"],"properties":{"template":{"const":"psa/{environment}/from/uid/{uid}/opa/{vin}/"},"direction":{"const":"server-to-car"},"qos":{"const":1},"retain":{"const":false}},"additionalProperties":false},"app-message":{"type":"object","required":["template","direction","qos","retain"],"properties":{"template":{"const":"psa/{environment}/to/uid/{uid}/opa/{vin}"},"direction":{"const":"car-to-server"},"qos":{"const":1},"retain":{"const":false}},"additionalProperties":false}},"additionalProperties":false,"$id":"strict/topics.schema.json"};

function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/topics.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.popup === undefined) || (!(func0.call(data, "popup")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "popup"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data["app-message"] === undefined) || (!(func0.call(data, "app-message")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "app-message"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "popup") || (key0 === "app-message"))){
const err2 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.popup !== undefined && func0.call(data, "popup")){
let data0 = data.popup;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if((data0.template === undefined) || (!(func0.call(data0, "template")))){
const err3 = {instancePath:instancePath+"/popup",keyword:"required",params:{missingProperty: "template"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data0.direction === undefined) || (!(func0.call(data0, "direction")))){
const err4 = {instancePath:instancePath+"/popup",keyword:"required",params:{missingProperty: "direction"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((data0.qos === undefined) || (!(func0.call(data0, "qos")))){
const err5 = {instancePath:instancePath+"/popup",keyword:"required",params:{missingProperty: "qos"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((data0.retain === undefined) || (!(func0.call(data0, "retain")))){
const err6 = {instancePath:instancePath+"/popup",keyword:"required",params:{missingProperty: "retain"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key1 of Object.keys(data0)){
if(!((((key1 === "template") || (key1 === "direction")) || (key1 === "qos")) || (key1 === "retain"))){
const err7 = {instancePath:instancePath+"/popup",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.template !== undefined && func0.call(data0, "template")){
if("psa/{environment}/from/uid/{uid}/opa/{vin}/" !== data0.template){
const err8 = {instancePath:instancePath+"/popup/template",keyword:"const",params:{allowedValue: "psa/{environment}/from/uid/{uid}/opa/{vin}/"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.direction !== undefined && func0.call(data0, "direction")){
if("server-to-car" !== data0.direction){
const err9 = {instancePath:instancePath+"/popup/direction",keyword:"const",params:{allowedValue: "server-to-car"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data0.qos !== undefined && func0.call(data0, "qos")){
if(1 !== data0.qos){
const err10 = {instancePath:instancePath+"/popup/qos",keyword:"const",params:{allowedValue: 1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.retain !== undefined && func0.call(data0, "retain")){
if(false !== data0.retain){
const err11 = {instancePath:instancePath+"/popup/retain",keyword:"const",params:{allowedValue: false}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/popup",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data["app-message"] !== undefined && func0.call(data, "app-message")){
let data5 = data["app-message"];
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if((data5.template === undefined) || (!(func0.call(data5, "template")))){
const err13 = {instancePath:instancePath+"/app-message",keyword:"required",params:{missingProperty: "template"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((data5.direction === undefined) || (!(func0.call(data5, "direction")))){
const err14 = {instancePath:instancePath+"/app-message",keyword:"required",params:{missingProperty: "direction"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((data5.qos === undefined) || (!(func0.call(data5, "qos")))){
const err15 = {instancePath:instancePath+"/app-message",keyword:"required",params:{missingProperty: "qos"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((data5.retain === undefined) || (!(func0.call(data5, "retain")))){
const err16 = {instancePath:instancePath+"/app-message",keyword:"required",params:{missingProperty: "retain"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
for(const key2 of Object.keys(data5)){
if(!((((key2 === "template") || (key2 === "direction")) || (key2 === "qos")) || (key2 === "retain"))){
const err17 = {instancePath:instancePath+"/app-message",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data5.template !== undefined && func0.call(data5, "template")){
if("psa/{environment}/to/uid/{uid}/opa/{vin}" !== data5.template){
const err18 = {instancePath:instancePath+"/app-message/template",keyword:"const",params:{allowedValue: "psa/{environment}/to/uid/{uid}/opa/{vin}"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data5.direction !== undefined && func0.call(data5, "direction")){
if("car-to-server" !== data5.direction){
const err19 = {instancePath:instancePath+"/app-message/direction",keyword:"const",params:{allowedValue: "car-to-server"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data5.qos !== undefined && func0.call(data5, "qos")){
if(1 !== data5.qos){
const err20 = {instancePath:instancePath+"/app-message/qos",keyword:"const",params:{allowedValue: 1}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data5.retain !== undefined && func0.call(data5, "retain")){
if(false !== data5.retain){
const err21 = {instancePath:instancePath+"/app-message/retain",keyword:"const",params:{allowedValue: false}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/app-message",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
validate50.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictWaypoint: Validator = validate51;

const schema66 = {"type":"object","required":["lat","lon"],"properties":{"lat":{"type":"number","minimum":-90,"maximum":90},"lon":{"type":"number","minimum":-180,"maximum":180}},"additionalProperties":false,"$id":"strict/waypoint.schema.json"};

function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/waypoint.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.lat === undefined) || (!(func0.call(data, "lat")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "lat"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.lon === undefined) || (!(func0.call(data, "lon")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "lon"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((key0 === "lat") || (key0 === "lon"))){
const err2 = {instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.lat !== undefined && func0.call(data, "lat")){
let data0 = data.lat;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 90 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/lat",keyword:"maximum",params:{comparison: "<=", limit: 90}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data0 < -90 || isNaN(data0)){
const err4 = {instancePath:instancePath+"/lat",keyword:"minimum",params:{comparison: ">=", limit: -90}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/lat",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.lon !== undefined && func0.call(data, "lon")){
let data1 = data.lon;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 180 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/lon",keyword:"maximum",params:{comparison: "<=", limit: 180}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1 < -180 || isNaN(data1)){
const err7 = {instancePath:instancePath+"/lon",keyword:"minimum",params:{comparison: ">=", limit: -180}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/lon",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate51.errors = vErrors;
return errors === 0;
}


/** @internal */
export const strictWaypoints: Validator = validate52;

const schema67 = {"type":"array","maxItems":9,"items":{"$ref":"waypoint.schema.json"},"$id":"strict/waypoints.schema.json"};

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="strict/waypoints.schema.json" */;
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length > 9){
const err0 = {instancePath,keyword:"maxItems",params:{limit: 9}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if((data0.lat === undefined) || (!(func0.call(data0, "lat")))){
const err1 = {instancePath:instancePath+"/" + i0,keyword:"required",params:{missingProperty: "lat"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data0.lon === undefined) || (!(func0.call(data0, "lon")))){
const err2 = {instancePath:instancePath+"/" + i0,keyword:"required",params:{missingProperty: "lon"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data0)){
if(!((key0 === "lat") || (key0 === "lon"))){
const err3 = {instancePath:instancePath+"/" + i0,keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0.lat !== undefined && func0.call(data0, "lat")){
let data1 = data0.lat;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 90 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/" + i0+"/lat",keyword:"maximum",params:{comparison: "<=", limit: 90}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1 < -90 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/" + i0+"/lat",keyword:"minimum",params:{comparison: ">=", limit: -90}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/" + i0+"/lat",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data0.lon !== undefined && func0.call(data0, "lon")){
let data2 = data0.lon;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 180 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/" + i0+"/lon",keyword:"maximum",params:{comparison: "<=", limit: 180}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2 < -180 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/" + i0+"/lon",keyword:"minimum",params:{comparison: ">=", limit: -180}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/" + i0+"/lon",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/" + i0,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantJsonObject: Validator = validate53;

const schema69 = {"type":"object","$id":"tolerant/app-content.schema.json"};

function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/app-content.schema.json" */;
let vErrors = null;
let errors = 0;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantAppId: Validator = validate54;

const schema70 = {"type":"string","minLength":1,"$id":"tolerant/app-id.schema.json"};

function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/app-id.schema.json" */;
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(data.length < 1){
const err0 = {instancePath,keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate54.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantAppMessageContent: Validator = validate55;

const schema71 = {"type":["object","string"],"$id":"tolerant/app-message-content.schema.json"};

function validate55(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/app-message-content.schema.json" */;
let vErrors = null;
let errors = 0;
if((!(data && typeof data == "object" && !Array.isArray(data))) && (typeof data !== "string")){
const err0 = {instancePath,keyword:"type",params:{type: schema71.type}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate55.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantAppMessage: Validator = validate56;

const schema72 = {"type":"object","required":["content"],"properties":{"content":{"$ref":"app-message-content.schema.json"}},"$id":"tolerant/app-message.schema.json"};

function validate56(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/app-message.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.content === undefined) || (!(func0.call(data, "content")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "content"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.content !== undefined && func0.call(data, "content")){
let data0 = data.content;
if((!(data0 && typeof data0 == "object" && !Array.isArray(data0))) && (typeof data0 !== "string")){
const err1 = {instancePath:instancePath+"/content",keyword:"type",params:{type: schema71.type}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate56.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantBrokers: Validator = validate57;

const schema74 = {"type":"object","required":["pre-production","production"],"properties":{"pre-production":{"type":"object","required":["host","port","protocol","clientCertificate","password"],"properties":{"host":{"const":"iot-partners-preprod.mpsa.com"},"port":{"const":8886},"protocol":{"const":"mqtts"},"clientCertificate":{"const":true},"password":{"const":true}}},"production":{"type":"object","required":["host","port","protocol","clientCertificate","password"],"properties":{"host":{"const":"iot-partners-mpsa.com"},"port":{"const":8886},"protocol":{"const":"mqtts"},"clientCertificate":{"const":true},"password":{"const":true}}}},"$id":"tolerant/brokers.schema.json"};

function validate57(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/brokers.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data["pre-production"] === undefined) || (!(func0.call(data, "pre-production")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "pre-production"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.production === undefined) || (!(func0.call(data, "production")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "production"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data["pre-production"] !== undefined && func0.call(data, "pre-production")){
let data0 = data["pre-production"];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if((data0.host === undefined) || (!(func0.call(data0, "host")))){
const err2 = {instancePath:instancePath+"/pre-production",keyword:"required",params:{missingProperty: "host"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data0.port === undefined) || (!(func0.call(data0, "port")))){
const err3 = {instancePath:instancePath+"/pre-production",keyword:"required",params:{missingProperty: "port"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data0.protocol === undefined) || (!(func0.call(data0, "protocol")))){
const err4 = {instancePath:instancePath+"/pre-production",keyword:"required",params:{missingProperty: "protocol"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((data0.clientCertificate === undefined) || (!(func0.call(data0, "clientCertificate")))){
const err5 = {instancePath:instancePath+"/pre-production",keyword:"required",params:{missingProperty: "clientCertificate"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((data0.password === undefined) || (!(func0.call(data0, "password")))){
const err6 = {instancePath:instancePath+"/pre-production",keyword:"required",params:{missingProperty: "password"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data0.host !== undefined && func0.call(data0, "host")){
if("iot-partners-preprod.mpsa.com" !== data0.host){
const err7 = {instancePath:instancePath+"/pre-production/host",keyword:"const",params:{allowedValue: "iot-partners-preprod.mpsa.com"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.port !== undefined && func0.call(data0, "port")){
if(8886 !== data0.port){
const err8 = {instancePath:instancePath+"/pre-production/port",keyword:"const",params:{allowedValue: 8886}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.protocol !== undefined && func0.call(data0, "protocol")){
if("mqtts" !== data0.protocol){
const err9 = {instancePath:instancePath+"/pre-production/protocol",keyword:"const",params:{allowedValue: "mqtts"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data0.clientCertificate !== undefined && func0.call(data0, "clientCertificate")){
if(true !== data0.clientCertificate){
const err10 = {instancePath:instancePath+"/pre-production/clientCertificate",keyword:"const",params:{allowedValue: true}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.password !== undefined && func0.call(data0, "password")){
if(true !== data0.password){
const err11 = {instancePath:instancePath+"/pre-production/password",keyword:"const",params:{allowedValue: true}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/pre-production",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.production !== undefined && func0.call(data, "production")){
let data6 = data.production;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if((data6.host === undefined) || (!(func0.call(data6, "host")))){
const err13 = {instancePath:instancePath+"/production",keyword:"required",params:{missingProperty: "host"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((data6.port === undefined) || (!(func0.call(data6, "port")))){
const err14 = {instancePath:instancePath+"/production",keyword:"required",params:{missingProperty: "port"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((data6.protocol === undefined) || (!(func0.call(data6, "protocol")))){
const err15 = {instancePath:instancePath+"/production",keyword:"required",params:{missingProperty: "protocol"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((data6.clientCertificate === undefined) || (!(func0.call(data6, "clientCertificate")))){
const err16 = {instancePath:instancePath+"/production",keyword:"required",params:{missingProperty: "clientCertificate"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((data6.password === undefined) || (!(func0.call(data6, "password")))){
const err17 = {instancePath:instancePath+"/production",keyword:"required",params:{missingProperty: "password"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data6.host !== undefined && func0.call(data6, "host")){
if("iot-partners-mpsa.com" !== data6.host){
const err18 = {instancePath:instancePath+"/production/host",keyword:"const",params:{allowedValue: "iot-partners-mpsa.com"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data6.port !== undefined && func0.call(data6, "port")){
if(8886 !== data6.port){
const err19 = {instancePath:instancePath+"/production/port",keyword:"const",params:{allowedValue: 8886}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data6.protocol !== undefined && func0.call(data6, "protocol")){
if("mqtts" !== data6.protocol){
const err20 = {instancePath:instancePath+"/production/protocol",keyword:"const",params:{allowedValue: "mqtts"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data6.clientCertificate !== undefined && func0.call(data6, "clientCertificate")){
if(true !== data6.clientCertificate){
const err21 = {instancePath:instancePath+"/production/clientCertificate",keyword:"const",params:{allowedValue: true}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data6.password !== undefined && func0.call(data6, "password")){
if(true !== data6.password){
const err22 = {instancePath:instancePath+"/production/password",keyword:"const",params:{allowedValue: true}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/production",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
validate57.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantContractVersion: Validator = validate58;

const schema75 = {"const":"1.0.0","$id":"tolerant/contract-version.schema.json"};

function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/contract-version.schema.json" */;
let vErrors = null;
let errors = 0;
if("1.0.0" !== data){
const err0 = {instancePath,keyword:"const",params:{allowedValue: "1.0.0"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate58.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantDataEvent: Validator = validate59;

const schema76 = {"type":"object","required":["type","value"],"properties":{"type":{"$ref":"notification-type.schema.json"},"value":{"type":"object","required":["content"],"properties":{"content":{"$ref":"app-content.schema.json"}},"not":{"required":["popupAction"]}}},"$id":"tolerant/data-event.schema.json"};
const schema77 = {"const":"WebPortal.onCurrentNotificationReceived","$id":"tolerant/notification-type.schema.json"};

function validate59(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/data-event.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.type === undefined) || (!(func0.call(data, "type")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.value === undefined) || (!(func0.call(data, "value")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "value"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.type !== undefined && func0.call(data, "type")){
if("WebPortal.onCurrentNotificationReceived" !== data.type){
const err2 = {instancePath:instancePath+"/type",keyword:"const",params:{allowedValue: "WebPortal.onCurrentNotificationReceived"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.value !== undefined && func0.call(data, "value")){
let data1 = data.value;
const _errs5 = errors;
const _errs6 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing0;
if(((data1.popupAction === undefined) || (!(func0.call(data1, "popupAction")))) && (missing0 = "popupAction")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var valid2 = _errs6 === errors;
if(valid2){
const err4 = {instancePath:instancePath+"/value",keyword:"not",params:{}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if((data1.content === undefined) || (!(func0.call(data1, "content")))){
const err5 = {instancePath:instancePath+"/value",keyword:"required",params:{missingProperty: "content"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1.content !== undefined && func0.call(data1, "content")){
let data2 = data1.content;
if(!(data2 && typeof data2 == "object" && !Array.isArray(data2))){
const err6 = {instancePath:instancePath+"/value/content",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/value",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate59.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantDataMessage: Validator = validate60;

const schema79 = {"type":"object","required":["idApp","popup","content"],"properties":{"idApp":{"$ref":"app-id.schema.json"},"popup":{"const":false},"content":{"$ref":"app-content.schema.json"}},"$id":"tolerant/data-message.schema.json"};

function validate60(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/data-message.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.idApp === undefined) || (!(func0.call(data, "idApp")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "idApp"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.popup === undefined) || (!(func0.call(data, "popup")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "popup"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.content === undefined) || (!(func0.call(data, "content")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "content"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.idApp !== undefined && func0.call(data, "idApp")){
let data0 = data.idApp;
if(typeof data0 === "string"){
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/idApp",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/idApp",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.popup !== undefined && func0.call(data, "popup")){
if(false !== data.popup){
const err5 = {instancePath:instancePath+"/popup",keyword:"const",params:{allowedValue: false}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.content !== undefined && func0.call(data, "content")){
let data2 = data.content;
if(!(data2 && typeof data2 == "object" && !Array.isArray(data2))){
const err6 = {instancePath:instancePath+"/content",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate60.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantDisplay: Validator = validate61;

const schema82 = {"type":"object","required":["pictureLines"],"properties":{"pictureLines":{"const":6}},"$id":"tolerant/display.schema.json"};

function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/display.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.pictureLines === undefined) || (!(func0.call(data, "pictureLines")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "pictureLines"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.pictureLines !== undefined && func0.call(data, "pictureLines")){
if(6 !== data.pictureLines){
const err1 = {instancePath:instancePath+"/pictureLines",keyword:"const",params:{allowedValue: 6}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate61.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantErrorCode: Validator = validate62;

const schema83 = {"enum":["INVALID_MESSAGE","INVALID_TOPIC","INVALID_OPTIONS","TOO_LARGE","INVALID_JSON","INVALID_UTF8","TOO_DEEP","TOO_SOON","QUEUE_FULL","NOT_CONNECTED","REFUSED","OUTCOME_UNKNOWN","EXPIRED","ABORTED","PACING_UNAVAILABLE","RECEIPTS_UNAVAILABLE","UNEXPECTED_RECEIPT","NOT_SHOWN","MISSING_FIELD","UNKNOWN_FIELD","WRONG_TYPE","WRONG_VALUE","WRONG_FORMAT","EMPTY","NOT_JSON","LONE_SURROGATE","DUPLICATE_KEY","NUMBER_OUT_OF_RANGE","UNKNOWN_OPTION","WRONG_OPTION","INVALID_CONTENT","CERTIFICATE_REFUSED","UNTRUSTED_BROKER","LOGIN_REFUSED","UNREACHABLE","MISSING_PACKAGE","INVALID_VALUE","NO_ANSWER"],"$id":"tolerant/error-code.schema.json"};

function validate62(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/error-code.schema.json" */;
let vErrors = null;
let errors = 0;
if(!((((((((((((((((((((((((((((((((((((((data === "INVALID_MESSAGE") || (data === "INVALID_TOPIC")) || (data === "INVALID_OPTIONS")) || (data === "TOO_LARGE")) || (data === "INVALID_JSON")) || (data === "INVALID_UTF8")) || (data === "TOO_DEEP")) || (data === "TOO_SOON")) || (data === "QUEUE_FULL")) || (data === "NOT_CONNECTED")) || (data === "REFUSED")) || (data === "OUTCOME_UNKNOWN")) || (data === "EXPIRED")) || (data === "ABORTED")) || (data === "PACING_UNAVAILABLE")) || (data === "RECEIPTS_UNAVAILABLE")) || (data === "UNEXPECTED_RECEIPT")) || (data === "NOT_SHOWN")) || (data === "MISSING_FIELD")) || (data === "UNKNOWN_FIELD")) || (data === "WRONG_TYPE")) || (data === "WRONG_VALUE")) || (data === "WRONG_FORMAT")) || (data === "EMPTY")) || (data === "NOT_JSON")) || (data === "LONE_SURROGATE")) || (data === "DUPLICATE_KEY")) || (data === "NUMBER_OUT_OF_RANGE")) || (data === "UNKNOWN_OPTION")) || (data === "WRONG_OPTION")) || (data === "INVALID_CONTENT")) || (data === "CERTIFICATE_REFUSED")) || (data === "UNTRUSTED_BROKER")) || (data === "LOGIN_REFUSED")) || (data === "UNREACHABLE")) || (data === "MISSING_PACKAGE")) || (data === "INVALID_VALUE")) || (data === "NO_ANSWER"))){
const err0 = {instancePath,keyword:"enum",params:{allowedValues: schema83.enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate62.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantEventContent: Validator = validate63;

const schema84 = {"type":["object","null"],"$id":"tolerant/event-content.schema.json"};

function validate63(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/event-content.schema.json" */;
let vErrors = null;
let errors = 0;
if((!(data && typeof data == "object" && !Array.isArray(data))) && (data !== null)){
const err0 = {instancePath,keyword:"type",params:{type: schema84.type}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate63.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantLegacyPopupEvent: Validator = validate64;

const schema85 = {"type":"object","required":["type"],"properties":{"type":{"$ref":"popup-event-name.schema.json"},"value":{"type":"object","properties":{"content":{"$ref":"event-content.schema.json"}}}},"$id":"tolerant/legacy-popup-event.schema.json"};
const schema86 = {"enum":["WebPortal.okBtnPopupRequestClicked","WebPortal.cancelBtnPopupRequestClicked","WebPortal.closeTimeoutPopupRequest","okBtnPopupRequestClicked","cancelBtnPopupRequestClicked","closeTimeoutPopupRequest"],"$id":"tolerant/popup-event-name.schema.json"};

function validate64(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/legacy-popup-event.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.type === undefined) || (!(func0.call(data, "type")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.type !== undefined && func0.call(data, "type")){
let data0 = data.type;
if(!((((((data0 === "WebPortal.okBtnPopupRequestClicked") || (data0 === "WebPortal.cancelBtnPopupRequestClicked")) || (data0 === "WebPortal.closeTimeoutPopupRequest")) || (data0 === "okBtnPopupRequestClicked")) || (data0 === "cancelBtnPopupRequestClicked")) || (data0 === "closeTimeoutPopupRequest"))){
const err1 = {instancePath:instancePath+"/type",keyword:"enum",params:{allowedValues: schema86.enum}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.value !== undefined && func0.call(data, "value")){
let data1 = data.value;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.content !== undefined && func0.call(data1, "content")){
let data2 = data1.content;
if((!(data2 && typeof data2 == "object" && !Array.isArray(data2))) && (data2 !== null)){
const err2 = {instancePath:instancePath+"/value/content",keyword:"type",params:{type: schema84.type}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath:instancePath+"/value",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate64.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantLifecycleEventName: Validator = validate65;

const schema88 = {"enum":["WebPortal.onApplicationShow","WebPortal.onApplicationHide","WebPortal.onApplicationUnloaded","WebPortal.onApplicationUpdated"],"$id":"tolerant/lifecycle-event-name.schema.json"};

function validate65(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/lifecycle-event-name.schema.json" */;
let vErrors = null;
let errors = 0;
if(!((((data === "WebPortal.onApplicationShow") || (data === "WebPortal.onApplicationHide")) || (data === "WebPortal.onApplicationUnloaded")) || (data === "WebPortal.onApplicationUpdated"))){
const err0 = {instancePath,keyword:"enum",params:{allowedValues: schema88.enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate65.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantLifecycleEvent: Validator = validate66;

const schema89 = {"type":"object","required":["type"],"properties":{"type":{"$ref":"lifecycle-event-name.schema.json"}},"$id":"tolerant/lifecycle-event.schema.json"};

function validate66(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/lifecycle-event.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.type === undefined) || (!(func0.call(data, "type")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.type !== undefined && func0.call(data, "type")){
let data0 = data.type;
if(!((((data0 === "WebPortal.onApplicationShow") || (data0 === "WebPortal.onApplicationHide")) || (data0 === "WebPortal.onApplicationUnloaded")) || (data0 === "WebPortal.onApplicationUpdated"))){
const err1 = {instancePath:instancePath+"/type",keyword:"enum",params:{allowedValues: schema88.enum}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate66.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantLimits: Validator = validate67;

const schema91 = {"type":"object","required":["maxPayloadBytes","maxTopicBytes","autoCloseMs","minIntervalMs","maxPendingMessages","maxLoadMs"],"properties":{"maxPayloadBytes":{"const":131072},"maxTopicBytes":{"const":65535},"autoCloseMs":{"const":15000},"minIntervalMs":{"const":20000},"maxPendingMessages":{"const":10},"maxLoadMs":{"const":10000}},"$id":"tolerant/limits.schema.json"};

function validate67(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/limits.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.maxPayloadBytes === undefined) || (!(func0.call(data, "maxPayloadBytes")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "maxPayloadBytes"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.maxTopicBytes === undefined) || (!(func0.call(data, "maxTopicBytes")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "maxTopicBytes"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.autoCloseMs === undefined) || (!(func0.call(data, "autoCloseMs")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "autoCloseMs"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data.minIntervalMs === undefined) || (!(func0.call(data, "minIntervalMs")))){
const err3 = {instancePath,keyword:"required",params:{missingProperty: "minIntervalMs"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data.maxPendingMessages === undefined) || (!(func0.call(data, "maxPendingMessages")))){
const err4 = {instancePath,keyword:"required",params:{missingProperty: "maxPendingMessages"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((data.maxLoadMs === undefined) || (!(func0.call(data, "maxLoadMs")))){
const err5 = {instancePath,keyword:"required",params:{missingProperty: "maxLoadMs"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.maxPayloadBytes !== undefined && func0.call(data, "maxPayloadBytes")){
if(131072 !== data.maxPayloadBytes){
const err6 = {instancePath:instancePath+"/maxPayloadBytes",keyword:"const",params:{allowedValue: 131072}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.maxTopicBytes !== undefined && func0.call(data, "maxTopicBytes")){
if(65535 !== data.maxTopicBytes){
const err7 = {instancePath:instancePath+"/maxTopicBytes",keyword:"const",params:{allowedValue: 65535}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.autoCloseMs !== undefined && func0.call(data, "autoCloseMs")){
if(15000 !== data.autoCloseMs){
const err8 = {instancePath:instancePath+"/autoCloseMs",keyword:"const",params:{allowedValue: 15000}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.minIntervalMs !== undefined && func0.call(data, "minIntervalMs")){
if(20000 !== data.minIntervalMs){
const err9 = {instancePath:instancePath+"/minIntervalMs",keyword:"const",params:{allowedValue: 20000}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.maxPendingMessages !== undefined && func0.call(data, "maxPendingMessages")){
if(10 !== data.maxPendingMessages){
const err10 = {instancePath:instancePath+"/maxPendingMessages",keyword:"const",params:{allowedValue: 10}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.maxLoadMs !== undefined && func0.call(data, "maxLoadMs")){
if(10000 !== data.maxLoadMs){
const err11 = {instancePath:instancePath+"/maxLoadMs",keyword:"const",params:{allowedValue: 10000}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate67.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantLoadedNotice: Validator = validate68;

const schema92 = {"type":"object","required":["type"],"properties":{"type":{"const":"WebPortal.onApplicationLoaded"}},"$id":"tolerant/loaded-notice.schema.json"};

function validate68(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/loaded-notice.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.type === undefined) || (!(func0.call(data, "type")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.type !== undefined && func0.call(data, "type")){
if("WebPortal.onApplicationLoaded" !== data.type){
const err1 = {instancePath:instancePath+"/type",keyword:"const",params:{allowedValue: "WebPortal.onApplicationLoaded"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate68.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantNativePopupEventName: Validator = validate69;

const schema93 = {"enum":["WebPortal.nativePopup.evt.ok","WebPortal.nativePopup.evt.cancel","WebPortal.nativePopup.evt.timeout","WebPortal.nativePopup.evt.opened","WebPortal.popup.evt.ok","WebPortal.popup.evt.cancel","WebPortal.popup.evt.timeout","WebPortal.popup.evt.opened"],"$id":"tolerant/native-popup-event-name.schema.json"};

function validate69(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/native-popup-event-name.schema.json" */;
let vErrors = null;
let errors = 0;
if(!((((((((data === "WebPortal.nativePopup.evt.ok") || (data === "WebPortal.nativePopup.evt.cancel")) || (data === "WebPortal.nativePopup.evt.timeout")) || (data === "WebPortal.nativePopup.evt.opened")) || (data === "WebPortal.popup.evt.ok")) || (data === "WebPortal.popup.evt.cancel")) || (data === "WebPortal.popup.evt.timeout")) || (data === "WebPortal.popup.evt.opened"))){
const err0 = {instancePath,keyword:"enum",params:{allowedValues: schema93.enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate69.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantNativePopupEvent: Validator = validate70;

const schema94 = {"type":"object","required":["type"],"properties":{"type":{"$ref":"native-popup-event-name.schema.json"}},"$id":"tolerant/native-popup-event.schema.json"};

function validate70(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/native-popup-event.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.type === undefined) || (!(func0.call(data, "type")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.type !== undefined && func0.call(data, "type")){
let data0 = data.type;
if(!((((((((data0 === "WebPortal.nativePopup.evt.ok") || (data0 === "WebPortal.nativePopup.evt.cancel")) || (data0 === "WebPortal.nativePopup.evt.timeout")) || (data0 === "WebPortal.nativePopup.evt.opened")) || (data0 === "WebPortal.popup.evt.ok")) || (data0 === "WebPortal.popup.evt.cancel")) || (data0 === "WebPortal.popup.evt.timeout")) || (data0 === "WebPortal.popup.evt.opened"))){
const err1 = {instancePath:instancePath+"/type",keyword:"enum",params:{allowedValues: schema93.enum}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate70.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantNativePopupRequestName: Validator = validate71;

const schema96 = {"enum":["WebPortal.nativePopup.open","WebPortal.popup.open"],"$id":"tolerant/native-popup-request-name.schema.json"};

function validate71(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/native-popup-request-name.schema.json" */;
let vErrors = null;
let errors = 0;
if(!((data === "WebPortal.nativePopup.open") || (data === "WebPortal.popup.open"))){
const err0 = {instancePath,keyword:"enum",params:{allowedValues: schema96.enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate71.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantNativePopupRequest: Validator = validate72;

const schema97 = {"type":"object","required":["type","text"],"properties":{"type":{"$ref":"native-popup-request-name.schema.json"},"text":{"type":"string","minLength":1}},"$id":"tolerant/native-popup-request.schema.json"};

function validate72(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/native-popup-request.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.type === undefined) || (!(func0.call(data, "type")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.text === undefined) || (!(func0.call(data, "text")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "text"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.type !== undefined && func0.call(data, "type")){
let data0 = data.type;
if(!((data0 === "WebPortal.nativePopup.open") || (data0 === "WebPortal.popup.open"))){
const err2 = {instancePath:instancePath+"/type",keyword:"enum",params:{allowedValues: schema96.enum}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.text !== undefined && func0.call(data, "text")){
let data1 = data.text;
if(typeof data1 === "string"){
if(data1.length < 1){
const err3 = {instancePath:instancePath+"/text",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/text",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate72.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantNotificationPopupEvent: Validator = validate73;

const schema99 = {"type":"object","required":["type","value"],"properties":{"type":{"$ref":"notification-type.schema.json"},"value":{"type":"object","required":["popupAction"],"properties":{"popupAction":{"$ref":"popup-event-name.schema.json"},"content":{"$ref":"event-content.schema.json"}}}},"$id":"tolerant/notification-popup-event.schema.json"};

function validate73(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/notification-popup-event.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.type === undefined) || (!(func0.call(data, "type")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.value === undefined) || (!(func0.call(data, "value")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "value"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.type !== undefined && func0.call(data, "type")){
if("WebPortal.onCurrentNotificationReceived" !== data.type){
const err2 = {instancePath:instancePath+"/type",keyword:"const",params:{allowedValue: "WebPortal.onCurrentNotificationReceived"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.value !== undefined && func0.call(data, "value")){
let data1 = data.value;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if((data1.popupAction === undefined) || (!(func0.call(data1, "popupAction")))){
const err3 = {instancePath:instancePath+"/value",keyword:"required",params:{missingProperty: "popupAction"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data1.popupAction !== undefined && func0.call(data1, "popupAction")){
let data2 = data1.popupAction;
if(!((((((data2 === "WebPortal.okBtnPopupRequestClicked") || (data2 === "WebPortal.cancelBtnPopupRequestClicked")) || (data2 === "WebPortal.closeTimeoutPopupRequest")) || (data2 === "okBtnPopupRequestClicked")) || (data2 === "cancelBtnPopupRequestClicked")) || (data2 === "closeTimeoutPopupRequest"))){
const err4 = {instancePath:instancePath+"/value/popupAction",keyword:"enum",params:{allowedValues: schema86.enum}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data1.content !== undefined && func0.call(data1, "content")){
let data3 = data1.content;
if((!(data3 && typeof data3 == "object" && !Array.isArray(data3))) && (data3 !== null)){
const err5 = {instancePath:instancePath+"/value/content",keyword:"type",params:{type: schema84.type}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/value",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate73.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantNotificationType: Validator = validate74;


function validate74(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/notification-type.schema.json" */;
let vErrors = null;
let errors = 0;
if("WebPortal.onCurrentNotificationReceived" !== data){
const err0 = {instancePath,keyword:"const",params:{allowedValue: "WebPortal.onCurrentNotificationReceived"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate74.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantPopupAction: Validator = validate75;

const schema104 = {"enum":["ok","cancel","timeout"],"$id":"tolerant/popup-action.schema.json"};

function validate75(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/popup-action.schema.json" */;
let vErrors = null;
let errors = 0;
if(!(((data === "ok") || (data === "cancel")) || (data === "timeout"))){
const err0 = {instancePath,keyword:"enum",params:{allowedValues: schema104.enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate75.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantPopupContent: Validator = validate76;

const schema105 = {"type":"object","properties":{"$receipt":{}},"$id":"tolerant/popup-content.schema.json"};

function validate76(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/popup-content.schema.json" */;
let vErrors = null;
let errors = 0;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate76.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantPopupEventName: Validator = validate77;


function validate77(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/popup-event-name.schema.json" */;
let vErrors = null;
let errors = 0;
if(!((((((data === "WebPortal.okBtnPopupRequestClicked") || (data === "WebPortal.cancelBtnPopupRequestClicked")) || (data === "WebPortal.closeTimeoutPopupRequest")) || (data === "okBtnPopupRequestClicked")) || (data === "cancelBtnPopupRequestClicked")) || (data === "closeTimeoutPopupRequest"))){
const err0 = {instancePath,keyword:"enum",params:{allowedValues: schema86.enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate77.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantPopupEvent: Validator = validate78;

const schema107 = {"if":{"properties":{"type":{"$ref":"notification-type.schema.json"}}},"then":{"$ref":"notification-popup-event.schema.json"},"else":{"$ref":"legacy-popup-event.schema.json"},"$id":"tolerant/popup-event.schema.json"};

function validate78(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/popup-event.schema.json" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = true;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type !== undefined && func0.call(data, "type")){
if("WebPortal.onCurrentNotificationReceived" !== data.type){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
var _valid0 = _errs1 === errors;
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs4 = errors;
if(!(validate73(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs5 = errors;
if(!(validate64(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
const err1 = {instancePath,keyword:"if",params:{failingKeyword: ifClause0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate78.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantPopupMessage: Validator = validate81;

const schema109 = {"type":"object","required":["idApp","popup","popupText"],"properties":{"idApp":{"$ref":"app-id.schema.json"},"popup":{"const":true},"popupText":{"type":"string","minLength":1},"popupBtn":{"type":"boolean"},"content":{"$ref":"popup-content.schema.json"}},"$id":"tolerant/popup-message.schema.json"};

function validate81(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/popup-message.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.idApp === undefined) || (!(func0.call(data, "idApp")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "idApp"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.popup === undefined) || (!(func0.call(data, "popup")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "popup"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.popupText === undefined) || (!(func0.call(data, "popupText")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "popupText"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.idApp !== undefined && func0.call(data, "idApp")){
let data0 = data.idApp;
if(typeof data0 === "string"){
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/idApp",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/idApp",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.popup !== undefined && func0.call(data, "popup")){
if(true !== data.popup){
const err5 = {instancePath:instancePath+"/popup",keyword:"const",params:{allowedValue: true}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.popupText !== undefined && func0.call(data, "popupText")){
let data2 = data.popupText;
if(typeof data2 === "string"){
if(data2.length < 1){
const err6 = {instancePath:instancePath+"/popupText",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/popupText",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.popupBtn !== undefined && func0.call(data, "popupBtn")){
if(typeof data.popupBtn !== "boolean"){
const err8 = {instancePath:instancePath+"/popupBtn",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.content !== undefined && func0.call(data, "content")){
let data4 = data.content;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
const err9 = {instancePath:instancePath+"/content",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate81.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantPortalFunctions: Validator = validate82;

const schema112 = {"type":"object","required":["getPendingNotifications","launchGuidance","launchGuidanceWaypoints"],"properties":{"getPendingNotifications":{"const":"WebPortal.getPendingNotifications"},"launchGuidance":{"const":"Navigation.LaunchGuidance"},"launchGuidanceWaypoints":{"const":"Navigation.LaunchGuidanceWaypoints"}},"$id":"tolerant/portal-functions.schema.json"};

function validate82(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/portal-functions.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.getPendingNotifications === undefined) || (!(func0.call(data, "getPendingNotifications")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "getPendingNotifications"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.launchGuidance === undefined) || (!(func0.call(data, "launchGuidance")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "launchGuidance"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.launchGuidanceWaypoints === undefined) || (!(func0.call(data, "launchGuidanceWaypoints")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "launchGuidanceWaypoints"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.getPendingNotifications !== undefined && func0.call(data, "getPendingNotifications")){
if("WebPortal.getPendingNotifications" !== data.getPendingNotifications){
const err3 = {instancePath:instancePath+"/getPendingNotifications",keyword:"const",params:{allowedValue: "WebPortal.getPendingNotifications"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.launchGuidance !== undefined && func0.call(data, "launchGuidance")){
if("Navigation.LaunchGuidance" !== data.launchGuidance){
const err4 = {instancePath:instancePath+"/launchGuidance",keyword:"const",params:{allowedValue: "Navigation.LaunchGuidance"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.launchGuidanceWaypoints !== undefined && func0.call(data, "launchGuidanceWaypoints")){
if("Navigation.LaunchGuidanceWaypoints" !== data.launchGuidanceWaypoints){
const err5 = {instancePath:instancePath+"/launchGuidanceWaypoints",keyword:"const",params:{allowedValue: "Navigation.LaunchGuidanceWaypoints"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate82.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantReceiptId: Validator = validate83;

const schema113 = {"type":"string","maxLength":22,"pattern":"^[A-Za-z0-9_-]{21}[AQgw]$","$id":"tolerant/receipt-id.schema.json"};

function validate83(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/receipt-id.schema.json" */;
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(data.length > 22){
const err0 = {instancePath,keyword:"maxLength",params:{limit: 22}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!pattern0.test(data)){
const err1 = {instancePath,keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{21}[AQgw]$"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate83.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantReceiptMessage: Validator = validate84;

const schema114 = {"type":"object","required":["content"],"properties":{"content":{"$ref":"receipt.schema.json"}},"$id":"tolerant/receipt-message.schema.json"};
const schema115 = {"type":"object","required":["$receipt","action"],"properties":{"$receipt":{"$ref":"receipt-id.schema.json"},"action":{"$ref":"popup-action.schema.json"},"extra":{"type":"object"}},"$id":"tolerant/receipt.schema.json"};

function validate85(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/receipt.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.$receipt === undefined) || (!(func0.call(data, "$receipt")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "$receipt"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.action === undefined) || (!(func0.call(data, "action")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "action"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.$receipt !== undefined && func0.call(data, "$receipt")){
let data0 = data.$receipt;
if(typeof data0 === "string"){
if(data0.length > 22){
const err2 = {instancePath:instancePath+"/$receipt",keyword:"maxLength",params:{limit: 22}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern0.test(data0)){
const err3 = {instancePath:instancePath+"/$receipt",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{21}[AQgw]$"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/$receipt",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.action !== undefined && func0.call(data, "action")){
let data1 = data.action;
if(!(((data1 === "ok") || (data1 === "cancel")) || (data1 === "timeout"))){
const err5 = {instancePath:instancePath+"/action",keyword:"enum",params:{allowedValues: schema104.enum}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.extra !== undefined && func0.call(data, "extra")){
let data2 = data.extra;
if(!(data2 && typeof data2 == "object" && !Array.isArray(data2))){
const err6 = {instancePath:instancePath+"/extra",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate85.errors = vErrors;
return errors === 0;
}


function validate84(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/receipt-message.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.content === undefined) || (!(func0.call(data, "content")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "content"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.content !== undefined && func0.call(data, "content")){
if(!(validate85(data.content, {instancePath:instancePath+"/content",parentData:data,parentDataProperty:"content",rootData}))){
vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate84.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantReceipt: Validator = validate85;



/** @internal */
export const tolerantSafety: Validator = validate87;

const schema118 = {"type":"object","required":["maxJsonDepth","maxIssues","guidanceMarginMs","guidanceRetryMs","maxReceiptHoldMs","maxReceiptIds"],"properties":{"maxJsonDepth":{"const":100},"maxIssues":{"const":100},"guidanceMarginMs":{"const":2000},"guidanceRetryMs":{"const":500},"maxReceiptHoldMs":{"const":20000},"maxReceiptIds":{"const":100}},"$id":"tolerant/safety.schema.json"};

function validate87(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/safety.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.maxJsonDepth === undefined) || (!(func0.call(data, "maxJsonDepth")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "maxJsonDepth"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.maxIssues === undefined) || (!(func0.call(data, "maxIssues")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "maxIssues"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.guidanceMarginMs === undefined) || (!(func0.call(data, "guidanceMarginMs")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "guidanceMarginMs"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data.guidanceRetryMs === undefined) || (!(func0.call(data, "guidanceRetryMs")))){
const err3 = {instancePath,keyword:"required",params:{missingProperty: "guidanceRetryMs"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data.maxReceiptHoldMs === undefined) || (!(func0.call(data, "maxReceiptHoldMs")))){
const err4 = {instancePath,keyword:"required",params:{missingProperty: "maxReceiptHoldMs"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((data.maxReceiptIds === undefined) || (!(func0.call(data, "maxReceiptIds")))){
const err5 = {instancePath,keyword:"required",params:{missingProperty: "maxReceiptIds"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.maxJsonDepth !== undefined && func0.call(data, "maxJsonDepth")){
if(100 !== data.maxJsonDepth){
const err6 = {instancePath:instancePath+"/maxJsonDepth",keyword:"const",params:{allowedValue: 100}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.maxIssues !== undefined && func0.call(data, "maxIssues")){
if(100 !== data.maxIssues){
const err7 = {instancePath:instancePath+"/maxIssues",keyword:"const",params:{allowedValue: 100}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.guidanceMarginMs !== undefined && func0.call(data, "guidanceMarginMs")){
if(2000 !== data.guidanceMarginMs){
const err8 = {instancePath:instancePath+"/guidanceMarginMs",keyword:"const",params:{allowedValue: 2000}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.guidanceRetryMs !== undefined && func0.call(data, "guidanceRetryMs")){
if(500 !== data.guidanceRetryMs){
const err9 = {instancePath:instancePath+"/guidanceRetryMs",keyword:"const",params:{allowedValue: 500}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.maxReceiptHoldMs !== undefined && func0.call(data, "maxReceiptHoldMs")){
if(20000 !== data.maxReceiptHoldMs){
const err10 = {instancePath:instancePath+"/maxReceiptHoldMs",keyword:"const",params:{allowedValue: 20000}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.maxReceiptIds !== undefined && func0.call(data, "maxReceiptIds")){
if(100 !== data.maxReceiptIds){
const err11 = {instancePath:instancePath+"/maxReceiptIds",keyword:"const",params:{allowedValue: 100}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate87.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantScreens: Validator = validate88;

const schema119 = {"type":"object","required":["800x363","1280x582","1280x620"],"properties":{"800x363":{"type":"object","required":["width","height","displayHeight"],"properties":{"width":{"const":800},"height":{"const":363},"displayHeight":{"const":480}}},"1280x582":{"type":"object","required":["width","height"],"properties":{"width":{"const":1280},"height":{"const":582}}},"1280x620":{"type":"object","required":["width","height"],"properties":{"width":{"const":1280},"height":{"const":620}}}},"$id":"tolerant/screens.schema.json"};

function validate88(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/screens.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data["800x363"] === undefined) || (!(func0.call(data, "800x363")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "800x363"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data["1280x582"] === undefined) || (!(func0.call(data, "1280x582")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "1280x582"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data["1280x620"] === undefined) || (!(func0.call(data, "1280x620")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "1280x620"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data["800x363"] !== undefined && func0.call(data, "800x363")){
let data0 = data["800x363"];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if((data0.width === undefined) || (!(func0.call(data0, "width")))){
const err3 = {instancePath:instancePath+"/800x363",keyword:"required",params:{missingProperty: "width"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data0.height === undefined) || (!(func0.call(data0, "height")))){
const err4 = {instancePath:instancePath+"/800x363",keyword:"required",params:{missingProperty: "height"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((data0.displayHeight === undefined) || (!(func0.call(data0, "displayHeight")))){
const err5 = {instancePath:instancePath+"/800x363",keyword:"required",params:{missingProperty: "displayHeight"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data0.width !== undefined && func0.call(data0, "width")){
if(800 !== data0.width){
const err6 = {instancePath:instancePath+"/800x363/width",keyword:"const",params:{allowedValue: 800}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data0.height !== undefined && func0.call(data0, "height")){
if(363 !== data0.height){
const err7 = {instancePath:instancePath+"/800x363/height",keyword:"const",params:{allowedValue: 363}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.displayHeight !== undefined && func0.call(data0, "displayHeight")){
if(480 !== data0.displayHeight){
const err8 = {instancePath:instancePath+"/800x363/displayHeight",keyword:"const",params:{allowedValue: 480}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/800x363",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data["1280x582"] !== undefined && func0.call(data, "1280x582")){
let data4 = data["1280x582"];
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if((data4.width === undefined) || (!(func0.call(data4, "width")))){
const err10 = {instancePath:instancePath+"/1280x582",keyword:"required",params:{missingProperty: "width"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((data4.height === undefined) || (!(func0.call(data4, "height")))){
const err11 = {instancePath:instancePath+"/1280x582",keyword:"required",params:{missingProperty: "height"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4.width !== undefined && func0.call(data4, "width")){
if(1280 !== data4.width){
const err12 = {instancePath:instancePath+"/1280x582/width",keyword:"const",params:{allowedValue: 1280}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data4.height !== undefined && func0.call(data4, "height")){
if(582 !== data4.height){
const err13 = {instancePath:instancePath+"/1280x582/height",keyword:"const",params:{allowedValue: 582}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/1280x582",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data["1280x620"] !== undefined && func0.call(data, "1280x620")){
let data7 = data["1280x620"];
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if((data7.width === undefined) || (!(func0.call(data7, "width")))){
const err15 = {instancePath:instancePath+"/1280x620",keyword:"required",params:{missingProperty: "width"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((data7.height === undefined) || (!(func0.call(data7, "height")))){
const err16 = {instancePath:instancePath+"/1280x620",keyword:"required",params:{missingProperty: "height"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data7.width !== undefined && func0.call(data7, "width")){
if(1280 !== data7.width){
const err17 = {instancePath:instancePath+"/1280x620/width",keyword:"const",params:{allowedValue: 1280}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data7.height !== undefined && func0.call(data7, "height")){
if(620 !== data7.height){
const err18 = {instancePath:instancePath+"/1280x620/height",keyword:"const",params:{allowedValue: 620}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/1280x620",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate88.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantSendRequest: Validator = validate89;

const schema120 = {"type":"object","required":["type","value"],"properties":{"type":{"const":"WebPortal.onSendNotificationRequest"},"value":{"$ref":"app-message-content.schema.json"}},"$id":"tolerant/send-request.schema.json"};

function validate89(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/send-request.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.type === undefined) || (!(func0.call(data, "type")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.value === undefined) || (!(func0.call(data, "value")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "value"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.type !== undefined && func0.call(data, "type")){
if("WebPortal.onSendNotificationRequest" !== data.type){
const err2 = {instancePath:instancePath+"/type",keyword:"const",params:{allowedValue: "WebPortal.onSendNotificationRequest"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.value !== undefined && func0.call(data, "value")){
let data1 = data.value;
if((!(data1 && typeof data1 == "object" && !Array.isArray(data1))) && (typeof data1 !== "string")){
const err3 = {instancePath:instancePath+"/value",keyword:"type",params:{type: schema71.type}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate89.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantServerMessage: Validator = validate90;

const schema122 = {"if":{"properties":{"popup":{"not":{"const":false}}}},"then":{"$ref":"popup-message.schema.json"},"else":{"$ref":"data-message.schema.json"},"$id":"tolerant/server-message.schema.json"};

function validate90(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/server-message.schema.json" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = true;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.popup !== undefined && func0.call(data, "popup")){
const _errs3 = errors;
const _errs4 = errors;
if(false !== data.popup){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var valid2 = _errs4 === errors;
if(valid2){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
}
}
}
var _valid0 = _errs1 === errors;
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs5 = errors;
if(!(validate81(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs6 = errors;
if(!(validate60(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors);
errors = vErrors.length;
}
var _valid0 = _errs6 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
const err2 = {instancePath,keyword:"if",params:{failingKeyword: ifClause0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate90.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantTopics: Validator = validate93;

const schema123 = {"type":"object","required":["popup","app-message"],"properties":{"popup":{"type":"object","required":["template","direction","qos","retain"],"properties":{"template":{"const":"psa/{environment}/from/uid/{uid}/opa/{vin}/"},"direction":{"const":"server-to-car"},"qos":{"const":1},"retain":{"const":false}}},"app-message":{"type":"object","required":["template","direction","qos","retain"],"properties":{"template":{"const":"psa/{environment}/to/uid/{uid}/opa/{vin}"},"direction":{"const":"car-to-server"},"qos":{"const":1},"retain":{"const":false}}}},"$id":"tolerant/topics.schema.json"};

function validate93(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/topics.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.popup === undefined) || (!(func0.call(data, "popup")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "popup"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data["app-message"] === undefined) || (!(func0.call(data, "app-message")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "app-message"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.popup !== undefined && func0.call(data, "popup")){
let data0 = data.popup;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if((data0.template === undefined) || (!(func0.call(data0, "template")))){
const err2 = {instancePath:instancePath+"/popup",keyword:"required",params:{missingProperty: "template"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data0.direction === undefined) || (!(func0.call(data0, "direction")))){
const err3 = {instancePath:instancePath+"/popup",keyword:"required",params:{missingProperty: "direction"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((data0.qos === undefined) || (!(func0.call(data0, "qos")))){
const err4 = {instancePath:instancePath+"/popup",keyword:"required",params:{missingProperty: "qos"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((data0.retain === undefined) || (!(func0.call(data0, "retain")))){
const err5 = {instancePath:instancePath+"/popup",keyword:"required",params:{missingProperty: "retain"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data0.template !== undefined && func0.call(data0, "template")){
if("psa/{environment}/from/uid/{uid}/opa/{vin}/" !== data0.template){
const err6 = {instancePath:instancePath+"/popup/template",keyword:"const",params:{allowedValue: "psa/{environment}/from/uid/{uid}/opa/{vin}/"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data0.direction !== undefined && func0.call(data0, "direction")){
if("server-to-car" !== data0.direction){
const err7 = {instancePath:instancePath+"/popup/direction",keyword:"const",params:{allowedValue: "server-to-car"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.qos !== undefined && func0.call(data0, "qos")){
if(1 !== data0.qos){
const err8 = {instancePath:instancePath+"/popup/qos",keyword:"const",params:{allowedValue: 1}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.retain !== undefined && func0.call(data0, "retain")){
if(false !== data0.retain){
const err9 = {instancePath:instancePath+"/popup/retain",keyword:"const",params:{allowedValue: false}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/popup",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data["app-message"] !== undefined && func0.call(data, "app-message")){
let data5 = data["app-message"];
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if((data5.template === undefined) || (!(func0.call(data5, "template")))){
const err11 = {instancePath:instancePath+"/app-message",keyword:"required",params:{missingProperty: "template"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((data5.direction === undefined) || (!(func0.call(data5, "direction")))){
const err12 = {instancePath:instancePath+"/app-message",keyword:"required",params:{missingProperty: "direction"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((data5.qos === undefined) || (!(func0.call(data5, "qos")))){
const err13 = {instancePath:instancePath+"/app-message",keyword:"required",params:{missingProperty: "qos"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((data5.retain === undefined) || (!(func0.call(data5, "retain")))){
const err14 = {instancePath:instancePath+"/app-message",keyword:"required",params:{missingProperty: "retain"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data5.template !== undefined && func0.call(data5, "template")){
if("psa/{environment}/to/uid/{uid}/opa/{vin}" !== data5.template){
const err15 = {instancePath:instancePath+"/app-message/template",keyword:"const",params:{allowedValue: "psa/{environment}/to/uid/{uid}/opa/{vin}"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data5.direction !== undefined && func0.call(data5, "direction")){
if("car-to-server" !== data5.direction){
const err16 = {instancePath:instancePath+"/app-message/direction",keyword:"const",params:{allowedValue: "car-to-server"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data5.qos !== undefined && func0.call(data5, "qos")){
if(1 !== data5.qos){
const err17 = {instancePath:instancePath+"/app-message/qos",keyword:"const",params:{allowedValue: 1}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data5.retain !== undefined && func0.call(data5, "retain")){
if(false !== data5.retain){
const err18 = {instancePath:instancePath+"/app-message/retain",keyword:"const",params:{allowedValue: false}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/app-message",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate93.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantWaypoint: Validator = validate94;

const schema124 = {"type":"object","required":["lat","lon"],"properties":{"lat":{"type":"number","minimum":-90,"maximum":90},"lon":{"type":"number","minimum":-180,"maximum":180}},"$id":"tolerant/waypoint.schema.json"};

function validate94(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/waypoint.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.lat === undefined) || (!(func0.call(data, "lat")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "lat"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.lon === undefined) || (!(func0.call(data, "lon")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "lon"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.lat !== undefined && func0.call(data, "lat")){
let data0 = data.lat;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 90 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/lat",keyword:"maximum",params:{comparison: "<=", limit: 90}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 < -90 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/lat",keyword:"minimum",params:{comparison: ">=", limit: -90}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/lat",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.lon !== undefined && func0.call(data, "lon")){
let data1 = data.lon;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 180 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/lon",keyword:"maximum",params:{comparison: "<=", limit: 180}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1 < -180 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/lon",keyword:"minimum",params:{comparison: ">=", limit: -180}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/lon",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate94.errors = vErrors;
return errors === 0;
}


/** @internal */
export const tolerantWaypoints: Validator = validate95;

const schema125 = {"type":"array","maxItems":9,"items":{"$ref":"waypoint.schema.json"},"$id":"tolerant/waypoints.schema.json"};

function validate95(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="tolerant/waypoints.schema.json" */;
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length > 9){
const err0 = {instancePath,keyword:"maxItems",params:{limit: 9}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if((data0.lat === undefined) || (!(func0.call(data0, "lat")))){
const err1 = {instancePath:instancePath+"/" + i0,keyword:"required",params:{missingProperty: "lat"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data0.lon === undefined) || (!(func0.call(data0, "lon")))){
const err2 = {instancePath:instancePath+"/" + i0,keyword:"required",params:{missingProperty: "lon"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0.lat !== undefined && func0.call(data0, "lat")){
let data1 = data0.lat;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 90 || isNaN(data1)){
const err3 = {instancePath:instancePath+"/" + i0+"/lat",keyword:"maximum",params:{comparison: "<=", limit: 90}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data1 < -90 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/" + i0+"/lat",keyword:"minimum",params:{comparison: ">=", limit: -90}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/" + i0+"/lat",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0.lon !== undefined && func0.call(data0, "lon")){
let data2 = data0.lon;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 180 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/" + i0+"/lon",keyword:"maximum",params:{comparison: "<=", limit: 180}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data2 < -180 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/" + i0+"/lon",keyword:"minimum",params:{comparison: ">=", limit: -180}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/" + i0+"/lon",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/" + i0,keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate95.errors = vErrors;
return errors === 0;
}
